import { count } from "../../shared/format.ts";
import type { Translation } from "../translation.ts";

export const record: Translation["record"] = {
  noName: "未填姓名",
  form: "表单",
  received: "收到时间",
  written: "填写时间",
  reference: "编号",
  size: "大小",
  noAnswer: "没有回答",
  filesMissing: (number) => `附件清单比回答多出 ${count(number)} 个文件。这份表单缺少了内容。`,
  consent: "同意",
  given: "<strong>已同意</strong>，时间：<time></time>",
  notGiven: "<strong>未同意</strong>，时间：<time></time>",
  wording: (id, version) => `，文本 ${id}，版本 ${version}`,
  otherText: "这段文字与记录中的校验码不符。它可能不是发送表单时显示的那一段。",
};
