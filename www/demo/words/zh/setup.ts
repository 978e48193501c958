import type { Translation } from "../translation.ts";

export const setup: Translation["setup"] = {
  making: "正在生成密钥，并用密码短语锁住它。这需要几秒钟，在手机上会稍久一些。",
  importing: "正在打开密钥串文件，并把它放进这个存储。这需要几秒钟。",
  doneFor: (practice) => `只有${practice}能看到来访者从现在起发送的内容。`,
  openCheckIn: "打开每周问卷",
  copied: "已复制。",
  notCopied: "这个浏览器不允许页面复制。请选中这些行，自行复制。",
  passkeyHeading: "在这台设备上用通行密钥解锁吗？",
  passkeyWhy: "通行密钥用您的指纹、面容或设备的 PIN 解锁。密码短语和恢复码仍然有效。您也可以以后再添加。",
  passkeyLabel: "这个通行密钥的名称",
  passkeyDefault: "这台设备",
  passkeyAdd: "添加通行密钥",
  passkeyAdding: "请按浏览器的提示操作。它会询问不止一次：通行密钥在生效之前要先试用。",
  passkeySkip: "不添加，继续",
  fileHeading: "我有密钥串文件",
  fileWhy: "如果您在另一个存储中有诊所，它的密钥串文件可以把密钥带到这里。这个存储的设置链接会取代旧的。",
  file: "密钥串文件",
  fileKey: "它的密码短语或恢复码",
  fileOpen: "打开文件",
  fileExists: "这个存储里已经有这个密钥串。请改到收件箱中解锁它。",
  fileWrong: "无论作为密码短语还是恢复码，都打不开这个文件。",
};
