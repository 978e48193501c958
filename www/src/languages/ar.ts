import type { Apart, Translation } from "../messages.ts";

/*
 * Arabic, Modern Standard. Formal address in the plural (ـكم), and verbal nouns in place of commands, so that no sentence
 * gives the reader a gender. What can have Latin letters is isolated, or it would reorder the words around it.
 * form: استمارة · answer: إجابة · device: جهاز · encrypted: مشفَّر · practice: عيادة · file: ملف · receipt: إيصال ·
 * fingerprint: رمز المطابقة (a بصمة is of a finger, a رمز التحقق is a one-time code)
 */
const isolated = (placeholder: string) => `\u2068${placeholder}\u2069`;
const PRACTICE = isolated("{practice}");
const NAME = isolated("{name}");
const LIMIT = isolated("{limit}");
const NOTHING_SENT = "لم يُرسَل أي شيء.";
const TRY_AGAIN = "يُرجى المحاولة مرة أخرى.";
const STILL_HERE = "إجاباتكم ما زالت هنا.";
const CLOSED = `${NOTHING_SENT} يُرجى التواصل مع العيادة بطريقة أخرى، مثلًا عبر الهاتف.`;
const RETRY_CLOSED = `${NOTHING_SENT} ${TRY_AGAIN} وإن لم ينفع ذلك، فيُرجى استخدام متصفح آخر أو التواصل مع العيادة بطريقة أخرى.`;
const AGAIN = `${STILL_HERE} ${TRY_AGAIN} ولا يمكن أن تصل الإجابات مرتين.`;
const NOT_READY = `تعذّر تجهيز هذه الاستمارة، ولذلك تبقى مغلقة. ${RETRY_CLOSED}`;
const MISTAKE = `يوجد خطأ في هذه الصفحة، ولذلك تبقى الاستمارة مغلقة. ${CLOSED}`;
const NOT_TRUSTED = `لا يمكننا التأكد ممّن يستطيع قراءة هذه الاستمارة، ولذلك تبقى مغلقة. ${CLOSED}`;
const TOO_LONG = `إجاباتكم أطول من أن تُرسَل. ${NOTHING_SENT} ${STILL_HERE} يُرجى اختصار أطول إجابة.`;

export const form = {
  who: `لا أحد غير ${PRACTICE} يستطيع قراءة ما ترسلونه هنا. ويُشفَّر ذلك على هذا الجهاز قبل أن يغادره.`,
  whoExcept: "أما الإجابات المميَّزة بعلامة أدناه، فيستطيع هذا الموقع قراءتها أيضًا.",
  clear: "يستطيع هذا الموقع قراءة هذه الإجابة.",
  loading: "لحظة من فضلكم. يجري تجهيز الاستمارة المحمية.",
  ready: "الاستمارة جاهزة.",
  sealing: "يجري تشفير إجاباتكم على هذا الجهاز.",
  sending: "يجري إرسال إجاباتكم المشفَّرة.",
  notSealed: `تعذّر تشفير إجاباتكم الآن. ${NOTHING_SENT} ${STILL_HERE} ${TRY_AGAIN}`,
  sent: `شكرًا لكم. أُرسلت إجاباتكم، وهي الآن لدى ${PRACTICE}. ليس عليكم فعل أي شيء آخر.`,
  retry: "المحاولة مرة أخرى",
  reference: "الرمز المرجعي لطلب المساعدة:",
  waiting:
    "تعذّر إرسال إجاباتكم الآن. وهي تنتظر على هذا الجهاز مشفَّرةً، وستُرسَل حالما يصبح ذلك ممكنًا. يمكنكم إغلاق هذه الصفحة وفتحها مرة أخرى لاحقًا.",
  sendNow: "الإرسال الآن",
  change: "تعديل إجاباتي",
  earlierWaiting: "إجاباتكم السابقة ما زالت تنتظر على هذا الجهاز مشفَّرةً. وستُرسَل حالما يصبح ذلك ممكنًا.",
  earlierSent: "وصلت إجاباتكم السابقة الآن.",
  receipt: "إيصال الإرسال الخاص بكم",
  receiptReference: "المرجع",
  receiptTime: "وقت الإرسال",
  receiptRoot: "رمز المطابقة لما أرسلتموه",
  receiptSave: "حفظ الإيصال",
  receiptPrint: "طباعة الإيصال",
  copyMake: "إنشاء رابط خاص لقراءة ما أرسلتُه",
  copyLink: "رابطكم الخاص",
  copyHint:
    "بهذا الرابط يمكنكم قراءة ما أرسلتموه، ويمكن ذلك أيضًا لأي شخص آخر لديه الرابط. يُرجى الاحتفاظ به في مكان آمن.",
  errors: {
    "card-unavailable": NOT_READY,
    "card-malformed": NOT_TRUSTED,
    "card-integrity": NOT_TRUSTED,
    "insecure-context": `لم تُفتح هذه الصفحة عبر اتصال آمن، ولذلك تبقى الاستمارة مغلقة. ${CLOSED}`,
    "form-missing": MISTAKE,
    "form-unsafe": MISTAKE,
    "control-unsupported": MISTAKE,
    "transport-missing": MISTAKE,
    "wasm-failed": NOT_READY,
    "worker-failed": NOT_READY,
    "extra-failed": `تعذّر تحميل جزء من هذه الاستمارة. ${NOTHING_SENT} ${TRY_AGAIN}`,
    "self-test-failed": NOT_READY,
    "randomness-unavailable": NOT_READY,
    network: `يبدو أنه لا يوجد اتصال، ولذلك لا يمكننا أن نعرف هل وصلت إجاباتكم. ${AGAIN}`,
    "server-refused": `تعذّر استلام إجاباتكم الآن. ${AGAIN}`,
    "too-large": TOO_LONG,
    "limit-exceeded": TOO_LONG,
    "file-changed": `تغيّر أحد الملفات أثناء قراءته. ${NOTHING_SENT} يُرجى اختيار الملف مرة أخرى.`,
    "file-refused": "لا يمكن إرسال هذا الملف بهذه الاستمارة. يُرجى قراءة الملاحظة الموجودة بجانبه.",
    "storage-full": `المساحة المتاحة على هذا الجهاز قليلة جدًا. يُرجى إخلاء بعض المساحة. ${TRY_AGAIN}`,
    internal: `حدث خطأ ما. ${NOTHING_SENT} ${TRY_AGAIN}`,
    "invalid-recipient": NOT_TRUSTED,
  },
} satisfies Omit<Translation, keyof Apart>;

/** What only some pages show. */
export const more = {
  files: {
    drop: "يمكنكم أيضًا سحب الملفات إلى هنا.",
    chosen: "الملفات المختارة",
    remove: "إزالة",
    removeNamed: `إزالة ${NAME}`,
    removed: `أُزيل ${NAME}.`,
    count: "عدد الملفات المختارة: {count}",
    tooLarge: `حجم «${NAME}» أكبر مما تقبله هذه الاستمارة. الحد الأقصى لكل ملف: ${LIMIT}.`,
    tooLargeThere: `حجم «${NAME}» أكبر مما يقبله الطرف الآخر.`,
    tooMany: `أصبح عدد الملفات مع «${NAME}» أكبر مما تقبله هذه الاستمارة. الحد الأقصى لعدد الملفات: {limit}.`,
    wrongType: `لا تقبل هذه الاستمارة الملف «${NAME}». أنواع الملفات المقبولة: ${LIMIT}.`,
    folder: `«${NAME}» مجلد. يُرجى اختيار الملفات الموجودة فيه.`,
    leftOut: "لم يُضَف الملف.",
    pleaseRemove: "يُرجى إزالة الملف.",
    required: "يُرجى اختيار ملف.",
    images: "صور",
    videos: "مقاطع فيديو",
    sounds: "تسجيلات صوتية",
    sealing: "يجري تشفير الملف {file} من {files} على هذا الجهاز.",
    sending: "يجري إرسال الملف المشفَّر {file} من {files}.",
    paused: "توقّف الإرسال مؤقتًا. ما أُرسل حتى الآن يبقى محفوظًا.",
    amount: `${isolated("{done}")} من ${isolated("{total}")}`,
    pause: "إيقاف مؤقت",
    goOn: "متابعة",
    cancel: "إلغاء",
  },
  drafts: {
    question: "هل تريدون حفظ إجاباتكم على هذا الجهاز أثناء الكتابة؟",
    keep: `نعم، إلى أن أرسلها أو حتى ${isolated("{date}")}`,
    risk: "حتى ذلك الحين، يستطيع قراءتها أي شخص يمكنه استخدام هذا الجهاز.",
    none: "لا، من دون حفظ أي شيء. هذا حاسوب مشترك، أو لا أريد ذلك",
    erase: "حذف ما حُفظ",
    kept: "إجاباتكم محفوظة على هذا الجهاز.",
    keptWithoutFiles:
      "إجاباتكم محفوظة على هذا الجهاز، ولكن ليس كل ملفاتكم. بعد مغادرة هذه الصفحة، يُرجى اختيار الملفات الناقصة مرة أخرى لاحقًا.",
    restored: "إجاباتكم السابقة موجودة هنا من جديد.",
    restoredWithoutFiles:
      "إجاباتكم السابقة موجودة هنا من جديد، ولكن ليس كل ملفاتكم. يُرجى اختيار الملفات الناقصة مرة أخرى.",
    erased: "حُذفت المسودة من هذا الجهاز.",
    notKept: "لا يمكن حفظ إجاباتكم على هذا الجهاز الآن. ومع ذلك يمكنكم ملء الاستمارة وإرسالها.",
    notErased: "تعذّر حذف المسودة. يُرجى حذف بيانات هذا الموقع من إعدادات المتصفح.",
  },
  undelivered: {
    title: `تعذّر تسليم ما أرسلتموه في ${isolated("{date}")}. وهو لا يزال محفوظًا على هذا الجهاز مشفّرًا.`,
    tooLarge: "حجمه أكبر مما يقبله الطرف الآخر.",
    files: "تغيّر أحد الملفات التابعة له، أو لم يعد موجودًا على هذا الجهاز.",
    refused: "الطرف الآخر لا يقبله.",
    now: "يُرجى ملء الاستمارة من جديد، أو التواصل مع العيادة بطريقة أخرى.",
    discard: "حذفه من هذا الجهاز",
    ask: "بعد حذفه لن يتمكّن أحد من إرساله أو قراءته. هل تريدون حذفه؟",
    yes: "نعم، أريد حذفه",
    no: "لا، أريد الاحتفاظ به",
    discarded: "حُذف من هذا الجهاز.",
  },
} satisfies Apart;

export default /* @__PURE__ */ Object.assign({}, form, more);
