import { count, pluralsOf } from "../../shared/format.ts";
import type { Translation } from "../translation.ts";

const plural = pluralsOf("ar");

const submissions = (number: number): string =>
  plural(number, {
    zero: "0 استمارة",
    one: `استمارة واحدة (${count(number)})`,
    two: `استمارتان (${count(number)})`,
    few: `${count(number)} استمارات`,
    many: `${count(number)} استمارة`,
    other: `${count(number)} استمارة`,
  });
const files = (number: number): string =>
  plural(number, {
    zero: "0 ملف مرفق",
    one: `ملف مرفق واحد (${count(number)})`,
    two: `ملفان مرفقان (${count(number)})`,
    few: `${count(number)} ملفات مرفقة`,
    many: `${count(number)} ملفًا مرفقًا`,
    other: `${count(number)} ملف مرفق`,
  });
const isolated = (text: string): string => `\u2068${text}\u2069`;

export const exporting: Translation["export"] = {
  button: "تصدير",
  heading: "تصدير الاستمارات",
  warning:
    "ما تحفظونه ليس محميًا. ومن ذلك الحين يستطيع كل من يحصل على الملف قراءة كل ما فيه. يُرجى حفظه على قرص مشفَّر، وعدم إرساله إلى أحد بلا تشفير، وحذفه حين لا تبقى حاجة إليه.",
  which: "أيّها",
  all: (number) => `الكل: ${submissions(number)}`,
  filtered: (number) => `ما تعرضه القائمة الآن: ${submissions(number)}`,
  chosen: (number) => `ما اخترتموه: ${submissions(number)}`,
  format: "بأي شكل",
  formats: {
    zip: {
      name: "كل شيء في ملف \u2068ZIP\u2069 واحد",
      hint: "للحفظ: جداول وصفحات مقروءة وبيانات، مع الملفات المرفقة.",
    },
    html: { name: "صفحات للقراءة والطباعة", hint: "ملف \u2068HTML\u2069 واحد يفتحه أي متصفح." },
    csv: { name: "جدول", hint: "ملف \u2068CSV\u2069 لبرنامج جداول: صف لكل استمارة." },
    json: { name: "بيانات للبرامج", hint: "ملف \u2068JSON\u2069 فيه كل ما في الاستمارة." },
    fhir: {
      name: "بيانات للسجلات الصحية",
      hint: "\u2068HL7 FHIR R4\u2069: عنصر \u2068QuestionnaireResponse\u2069 لكل استمارة.",
    },
  },
  withFiles: "مع الملفات المرفقة",
  withNotes: "مع ملاحظات المتابعة المتعلقة بها",
  withNotesHint: "ملاحظات العلاج النفسي لا تكون أبدًا في أي تصدير.",
  start: "الحفظ بلا حماية",
  cancel: "إلغاء",
  close: "إغلاق",
  fileName: (day) => `sealform-export-${day}`,
  running: "يجري الفتح والحفظ",
  opened: (done, all) => `${count(done)} من ${submissions(all)}`,
  openedFiles: (done, all, attached) => `${count(done)} من ${submissions(all)}، ${files(attached)}`,
  done: "حُفظ",
  doneWithGaps: "حُفظ، ولكن ليس كل شيء",
  exported: (number, attached) =>
    attached === 0
      ? `في الملف: ${submissions(number)}.`
      : `في الملف: ${submissions(number)}، ${files(attached)}.`,
  states: {
    complete: "هذا كل ما سرده المضيف.",
    incomplete: "جرت محاولة كل ما سرده المضيف.",
    unaccounted:
      "الأعداد لا تطابق ما سرده المضيف: ضاع شيء في الطريق أو جاء مرتين. يُرجى التصدير مرة أخرى والمقارنة.",
  },
  failed: (number) => `تعذّر الفتح، وليس في الملف: ${submissions(number)}:`,
  fileProblems: (number) => `ملفات فيها مشكلة: ${files(number)}:`,
  unknownFile: "ملف بلا اسم",
  ofRecord: (name, record) => `${isolated(name)}، من ${isolated(record)}`,
  fileStates: {
    unnamed: "تُرك: الاستمارة تسرده، ولا توجد إجابة فيها هذا الملف.",
    unlisted: "حُفظ، لكن قائمة الملفات في الاستمارة لا تذكره.",
    different: "حُفظ، لكن قائمة الملفات في الاستمارة تذكره بشكل مختلف.",
  },
  fileChanged: "هذا ليس الملف الذي أُرسل. لقد تضرّر أو استُبدل لدى المضيف.",
  recordChanged: "تضرّرت أو استُبدلت لدى المضيف، أو خُتمت لمفتاح آخر.",
  leftOut: (reason) => `تُرك: ${reason}`,
  lies: "الملف بلا حماية في المكان الذي حُفظ فيه.",
  problem: "لم يُحفظ شيء",
  cancelled: "أُلغي. لم يُحفظ شيء.",
};
