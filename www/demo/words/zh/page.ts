import type { Translation } from "../translation.ts";

export const page: Translation["page"] = {
  language: "语言",
  useLanguage: "使用",
  isSetUp: "这台设备认识已设置的诊所。请继续第 2 步：填写初诊表单。",
};
