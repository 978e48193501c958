import type { Translation } from "../translation.ts";

export const session: Translation["session"] = {
  heading: "هل ما زلتم هنا؟",
  idle: "ستُقفل هذه الصفحة بعد دقيقة، لأنه لم يحدث فيها شيء منذ فترة. لن يضيع شيء: عبارة المرور تفتحها من جديد.",
  stay: "إبقاؤها مفتوحة",
  lock: "القفل الآن",
  locked: "أُقفلت هذه الصفحة من تلقاء نفسها، لأنه لم يحدث فيها شيء منذ فترة.",
};
