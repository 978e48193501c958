import { count } from "../../shared/format.ts";
import type { Translation } from "../translation.ts";

const isolated = (text: string): string => `\u2068${text}\u2069`;

export const record: Translation["record"] = {
  noName: "بلا اسم",
  form: "الاستمارة",
  received: "وقت الاستلام",
  written: "وقت الكتابة",
  reference: "المرجع",
  size: "الحجم",
  noAnswer: "بلا إجابة",
  filesMissing: (number) =>
    `تذكر قائمة الملفات المرفقة عددًا أكبر مما في الإجابات، والفرق ${count(number)}. هناك شيء ناقص في هذه الاستمارة.`,
  consent: "الموافقة",
  given: "<strong>مُنحت</strong> في <time></time>",
  notGiven: "<strong>لم تُمنح</strong>، في <time></time>",
  wording: (id, version) => `، النص ${isolated(id)}، الإصدار ${isolated(version)}`,
  otherText: "هذا النص ليس هو الذي يطابق رمز المطابقة في السجل. وقد لا يكون هو الذي عُرض عند إرسال الاستمارة.",
};
