import type { Translation } from "../translation.ts";

const isolated = (text: string | number): string => `\u2068${text}\u2069`;

export const attachment: Translation["attachment"] = {
  swapped: "هذا ليس الملف الذي أُرسل. لقد تضرّر أو استُبدل لدى المضيف، ولم يُحفظ أو يُعرض أي شيء.",
  notListed:
    "قائمة الملفات في الاستمارة لا تذكر هذا الملف، أو تذكره بشكل مختلف. يُرجى سؤال المراجع قبل الاعتماد عليه.",
  download: "تنزيل",
  downloadNamed: (name) => `تنزيل ${isolated(name)}`,
  opened: (done, all) => `فُتح ${isolated(done)} من ${isolated(all)}.`,
  saved: "فُتح وحُفظ. وهو من الآن بلا حماية في المكان الذي حُفظ فيه.",
  preview: "معاينة",
  previewNamed: (name) => `معاينة ${isolated(name)}`,
  closePreview: "إغلاق المعاينة",
  closePreviewNamed: (name) => `إغلاق معاينة ${isolated(name)}`,
  frame: (name) => `معاينة ${isolated(name)}`,
  shown: "معروض في الأسفل. لم يُحفظ منه شيء.",
  notShown: "لا يمكن عرض هذا الملف هنا: فهو ليس ما يدّعي أنه هو، أو أنه تالف. لا تنزيل له إلا عند الثقة به.",
  unable: "لا يستطيع هذا المتصفح عرض ملف \u2068PDF\u2069 هنا. يُرجى تنزيله لقراءته.",
  cutPages: (pages, all) => `تُعرض أول ${pages} من أصل ${all} من الصفحات. يُرجى تنزيل الملف لقراءة الباقي.`,
};
