import { count } from "../../shared/format.ts";
import type { Translation } from "../translation.ts";

const isolated = (text: string): string => `\u2068${text}\u2069`;

export const host: Translation["host"] = {
  submission: (number, when, size) => `رقم ${number}، ${isolated(when)}، ${isolated(size)}`,
  bytes: (number) => `${count(number)} بايت`,
  envelope: "البايتات في الأسفل",
  legend: { readable: "يستطيع المضيف قراءة هذا", locked: "لا يُقرأ من دون المفتاح" },
  readers: { readable: "مقروء", locked: "لا يُقرأ من دون المفتاح" },
  bytesOf: (part) => `بايتات: ${part}`,
  kinds: { record: "1، سجل", file: "2، ملف", keyring: "3، حلقة مفاتيح", note: "4، ملاحظة" },
  magic: "العلامة والإصدار",
  magicNote: "ظرف من \u2068sealform\u2069، ومن أي نوع هو.",
  magicClear: (kind) => `\u2068SLF\u2069، الإصدار 1، المجموعة 1، النوع ${kind}`,
  id: "معرّف الكائن",
  idNote: "عشوائي. وهو المرجع الذي حصل عليه المرسِل.",
  context: "السياق والعدد",
  contextNote: "إلى أي استمارة ينتمي هذا، وكم خانة تليه.",
  boxes: "الخانات",
  slots: "مواضع المفاتيح",
  hybridSlot: (fingerprint) =>
    `مفتاح المحتوى، مقفل للمفتاح العام للعيادة ${isolated(fingerprint)} (\u2068X25519\u2069 و\u2068ML-KEM-768\u2069).`,
  passphraseSlot: "مفتاح المحتوى، مقفل بعبارة مرور.",
  otherSlot: "مفتاح المحتوى، مقفل لحامل آخر.",
  answers: "الإجابات المختومة",
  answersNote: (boxes) =>
    `عدد الخانات ${count(boxes)}، كل منها مكمَّلة الحجم ومشفَّرة على حدة: الإجابات، وخانة للتاريخ والموافقة.`,
};
