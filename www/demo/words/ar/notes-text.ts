import { count, pluralsOf } from "../../shared/format.ts";
import type { Translation } from "../translation.ts";

const plural = pluralsOf("ar");

const isolated = (text: string): string => `\u2068${text}\u2069`;

export const notesText: Translation["notesText"] = {
  done: "تم",
  notDone: "لم يتم بعد",
  image: "صورة",
  table: "جدول",

  added: { start: "أُضيف:", end: "نهاية ما أُضيف" },
  removed: { start: "حُذف:", end: "نهاية ما حُذف" },
  only: { start: "هنا فقط:", end: "نهاية ما هو هنا فقط" },
  noDifference: "لا يوجد أي فرق.",
  onlySpace: "لا تختلف إلا مسافات أو فواصل أسطر.",
  unchanged: (lines) =>
    plural(lines, {
      zero: "لا أسطر دون تغيير",
      one: "سطر واحد دون تغيير",
      two: "سطران دون تغيير",
      few: `${count(lines)} أسطر دون تغيير`,
      many: `${count(lines)} سطرًا دون تغيير`,
      other: `${count(lines)} سطر دون تغيير`,
    }),

  noConflict:
    "التغييرات من الجهازين متوافقة: فهي في مواضع مختلفة. يُرجى قراءة النص مرة واحدة قبل الاحتفاظ به.",
  conflicts: (places) =>
    `${plural(places, {
      zero: "لا يوجد موضع",
      one: "في موضع واحد",
      two: "في موضعين",
      few: `في ${count(places)} مواضع`,
      many: `في ${count(places)} موضعًا`,
      other: `في ${count(places)} موضع`,
    })} غُيّرت الأسطر نفسها على الجهازين. يُرجى اختيار ما ينبغي أن يقوله النص هناك.`,
  place: (place, all) => `الموضع ${count(place)} من ${count(all)}`,
  both: "كلاهما، أحدهما بعد الآخر",
  nothingHere: "لا يوجد شيء هنا.",
  result: "النص كما سيكون",
  resultHint: "يمكن تغييره يدويًا. وأي اختيار جديد أعلاه يكتبه من جديد.",
  replaced: "كُتب النص من جديد بحسب اختياراتكم.",
  bringBack: "استعادة ما كتبته يدويًا",

  templates: {
    soap: {
      name: "SOAP: البيانات الذاتية، البيانات الموضوعية، التقييم، الخطة",
      headings: ["البيانات الذاتية", "البيانات الموضوعية", "التقييم", "الخطة"],
    },
    dap: {
      name: "DAP: البيانات، التقييم، الخطة",
      headings: ["البيانات", "التقييم", "الخطة"],
    },
    birp: {
      name: "BIRP: السلوك، التدخل، الاستجابة، الخطة",
      headings: ["السلوك", "التدخل", "الاستجابة", "الخطة"],
    },
  },

  untitled: "بلا عنوان",
  line: (name, value) => `${name}: ${isolated(value)}`,
  comma: "، ",
  date: "التاريخ",
  duration: "المدة",
  minutes: (minutes) =>
    plural(minutes, {
      zero: `${count(minutes)} دقيقة`,
      one: "دقيقة واحدة",
      two: "دقيقتان",
      few: `${count(minutes)} دقائق`,
      many: `${count(minutes)} دقيقة`,
      other: `${count(minutes)} دقيقة`,
    }),
  tags: "الوسوم",
  files: "الملفات",
};
