import type { Translation } from "../translation.ts";

export const page: Translation["page"] = {
  language: "اللغة",
  useLanguage: "استخدام",
  isSetUp: "يعرف هذا الجهاز العيادة التي أُعدّت. المتابعة بالخطوة 2: ملء استمارة الاستقبال.",
};
