import { count } from "../../shared/format.ts";
import type { Translation } from "../translation.ts";

export const host: Translation["host"] = {
  submission: (number, when, size) => `第 ${number} 号，${when}，${size}`,
  bytes: (number) => `${count(number)} 字节`,
  envelope: "下面的字节",
  legend: { readable: "主机能读到这些", locked: "没有密钥就无法读取" },
  readers: { readable: "可读", locked: "没有密钥就无法读取" },
  bytesOf: (part) => `字节：${part}`,
  kinds: { record: "1，一条记录", file: "2，一个文件", keyring: "3，一个密钥串", note: "4，一条笔记" },
  magic: "标识与版本",
  magicNote: "一个 sealform 信封，以及它的种类。",
  magicClear: (kind) => `SLF，版本 1，套件 1，种类 ${kind}`,
  id: "对象编号",
  idNote: "随机生成。就是来访者得到的编号。",
  context: "上下文与数量",
  contextNote: "它属于哪份表单，以及后面有多少个格子。",
  boxes: "格子",
  slots: "密钥槽",
  hybridSlot: (fingerprint) => `内容密钥，为诊所的公钥 ${fingerprint} 锁住（X25519 和 ML-KEM-768）。`,
  passphraseSlot: "内容密钥，用密码短语锁住。",
  otherSlot: "内容密钥，为另一位持有者锁住。",
  answers: "封存的回答",
  answersNote: (boxes) => `${count(boxes)} 个格子，每个都单独填充并加密：回答，以及一个放日期和同意的格子。`,
};
