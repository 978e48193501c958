import type { Identifier } from "../../../src/inbox.ts";
import { count } from "../../shared/format.ts";
import type { Translation } from "../translation.ts";

const isolated = (text: string): string => `\u2068${text}\u2069`;

const IDENTIFIED_BY: Record<Identifier, string> = {
  client: "رمز المراجع",
  email: "عنوان البريد الإلكتروني",
  name: "الاسم",
};

export const scores: Translation["scores"] = {
  heading: "الدرجات",
  bands: {
    Minimal: "ضئيلة",
    Mild: "خفيفة",
    Moderate: "متوسطة",
    "Moderately severe": "متوسطة إلى شديدة",
    Severe: "شديدة",
  },
  selfHarm: "أفكار بأن الموت أفضل، أو بإيذاء النفس (السؤال 9)",
  noBand: "لا توجد درجة شدة محددة لهذا المجموع",
  notAnswered: "بلا إجابة",
  total: (total, highest) => `${count(total)} من ${count(highest)}`,
  incomplete: (missing, unreadable, items) =>
    [
      ...(missing > 0 ? [`أسئلة بلا إجابة: ${count(missing)} من ${count(items)}`] : []),
      ...(unreadable > 0 ? [`إجابات لا يمكن عدّها: ${count(unreadable)} من ${count(items)}`] : []),
    ].join("، "),
  noTotal: "لا مجموع ولا درجة شدة: فمجموع بعض الإجابات فقط يبدو أقل مما هو عليه.",

  flagHeading: (title) => `يُرجى النظر في هذه الإجابة أولًا (${isolated(title)})`,
  flagAnswer: (label, answer) => `${isolated(label)}: «${isolated(answer)}»`,
  flagNext:
    "يُرجى قراءتها مع الإجابات الأخرى، والتحدث عنها مع المراجع قريبًا، كما هو معمول به في عيادتكم في مثل هذه الحالة. تدل الإجابة على أن هناك ما يُسأل عنه. ولا تقول ما مدى الخطر.",
  flagOpenHeading: (title) => `سؤال مهم بلا إجابة (${isolated(title)})`,
  flagOpen: (label) => `${isolated(label)}. غياب الإجابة ليس نفيًا: يُرجى السؤال عن ذلك في الحديث القادم.`,

  chartHeading: (title) => `${isolated(title)} عبر الزمن`,
  chartLabel: (title, first, last) =>
    `${isolated(title)} عبر الزمن. الأول: ${isolated(first)}. الأخير: ${isolated(last)}. الجدول المجاور يضم الكل.`,
  chartEnd: (total, band, day) => `${count(total)}${band ? ` (${band})` : ""} في ${isolated(day)}`,
  oneTotal: "يبدأ الرسم البياني من الاستبيان الكامل الثاني.",
  written: "وقت الكتابة",
  totalColumn: "المجموع",
  meaning: "المعنى",
  flagMark: (question, answer) => `السؤال ${question}: «${isolated(answer)}»`,
  source: (source) => `المصدر: ${isolated(source)}`,

  sameClient: (records, by) =>
    `عدد الاستمارات التي تبدو لشخص واحد هنا ${count(records)}. والمشترك بينها، بصرف النظر عن الأحرف الكبيرة وعلامات التشكيل: ${by.map((identifier) => IDENTIFIED_BY[identifier]).join(" أو ")}. واستُبعدت الاستمارات التي فيها تاريخ ميلاد آخر. قد يحمل شخصان الاسم نفسه، وقد يكتبه شخص واحد بطريقتين: تلزم المقارنة قبل الاعتماد على ذلك.`,
};
