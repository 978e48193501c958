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

export const inbox: Translation["inbox"] = {
  refresh: "البحث عن جديد",
  lock: "قفل",
  emptyHeading: "لم يصل شيء بعد",
  empty: "تظهر الاستمارة هنا حالما يرسلها أحد المراجعين.",
  emptyTry: "للتجربة، يمكن ملء الاستمارة الآن",
  listHeading: "الاستمارات الواردة، الأحدث أولًا",
  pick: "يُرجى اختيار استمارة لقراءتها.",

  total: (all, unread) =>
    unread === 0 ? submissions(all) : `${submissions(all)}، غير المقروء: ${count(unread)}`,
  shown: (shown, all, unread) =>
    `${count(shown)} من ${submissions(all)}${unread === 0 ? "" : `، غير المقروء: ${count(unread)}`}`,
  none: "لا توجد استمارة مطابقة. يُرجى تغيير البحث أو التصفية.",
  soFar: "حتى الآن",
  more: (number) => `عرض المزيد: ${count(number)}`,

  opening: "يجري فتح الاستمارات",
  opened: (done, all) => `فُتح ${count(done)} من ${count(all)}`,
  openedWithFailed: (done, all, failed) => `فُحص ${count(done)} من ${count(all)}، وتعذّر فتح ${count(failed)}`,
  cancel: "إلغاء",
  cancelled: (left) => `لم يُفتح بعد: ${submissions(left)}. والبحث لا يجد ما لم يُفتح.`,
  goOn: "متابعة الفتح",

  waiting: "لم تُفتح بعد",
  beingOpened: "يجري الفتح …",
  openThis: "فتحها الآن",
  couldNot: "تعذّر فتحها",
  noName: "بلا اسم",
  unread: "غير مقروءة",
  markAllRead: "وضع علامة مقروء على هذه",

  search: "بحث",
  searchHint: "الأسماء والإجابات وكل ما كتبه المراجعون.",
  tooMany: (number) => `لا يُعرض إلا أفضل النتائج، وعددها ${count(number)}. يُرجى البحث بكلمات أكثر.`,
  filter: "تصفية",
  filterActive: (number) => `قيد الاستخدام: ${count(number)}`,
  form: "الاستمارة",
  anyForm: "كل الاستمارات",
  from: "وردت من",
  to: "وردت حتى",
  question: "السؤال",
  anyQuestion: "أي سؤال",
  contains: "الإجابة تتضمن",
  show: "عرض",
  shows: {
    all: "الكل",
    unread: "غير المقروءة",
    findings: "كل ما يحتاج إلى نظر",
    duplicate: "أُرسلت مرتين",
    replayed: "نُسخت لدى المضيف",
    "unknown-card": "من بطاقة استمارة مجهولة",
    "not-opened": "تعذّر فتحها",
    "files-missing": "مرفقات ناقصة",
  },
  clear: "مسح البحث والتصفية",

  back: "العودة إلى القائمة",
  previous: "السابقة",
  next: "التالية",
  position: (at, all) => `${count(at)} من ${count(all)}`,
  print: "طباعة",
  failedHeading: "تعذّر فتح هذه الاستمارة",
  waitingHeading: "لم تُفتح هذه الاستمارة بعد",
  seeHost: "عرض ما لدى المضيف",
  willNotOpen:
    "لا تُفتح هذه الاستمارة بمفتاح العيادة. ربما تضرّرت أو استُبدلت لدى المضيف، أو خُتمت لمفتاح آخر. وهي محفوظة كما هي.",

  findings: {
    duplicate: {
      mark: "أُرسلت مرتين",
      told: (others) =>
        `وصلت الإجابات نفسها مرات إضافية عددها ${count(others)}. الأرجح أن الاستمارة أُرسلت من جديد لعدم التأكد من وصولها. تكفي قراءة واحدة منها، ويُرجى إبلاغ المراجع بوصولها.`,
    },
    replayed: {
      mark: "نُسخت لدى المضيف",
      told: (others) =>
        `لدى المضيف نسخ إضافية من هذه الاستمارة عينها عددها ${count(others)}. متصفح المراجع لا يفعل ذلك: لقد نسخها أحد هناك. لا ينبغي عدّها استمارة جديدة، ويُرجى سؤال من يدير المضيف.`,
    },
    "unknown-card": {
      mark: "بطاقة مجهولة",
      told: () =>
        "لم تُنشأ هذه ببطاقة استمارة نشرتها هذه العيادة. قد تأتي من صفحة قديمة أو من صفحة شخص آخر. لا ينبغي الاعتماد على الاسم الذي فيها: يُرجى سؤال المراجع بطريقة أخرى هل هي منه.",
    },
    "not-opened": {
      mark: "لم تُفتح",
      told: () =>
        "تبقى في القائمة كي لا تُنسى. يُرجى أن يُطلب من المراجع إرسال الاستمارة مرة أخرى، وعرض هذا على من يدير المضيف.",
    },
    "files-missing": {
      mark: "مرفقات ناقصة",
      told: (files) =>
        `مرفقات هذه الاستمارة التي ليست لدى المضيف عددها ${count(files)}: لم يصل الرفع إلى نهايته، أو حُذفت هناك. يُرجى أن يُطلب من المراجع إرسالها مرة أخرى.`,
    },
  },
  otherCopy: (when) => `الأخرى، وردت في ${when}`,
};
