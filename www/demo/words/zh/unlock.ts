import type { Translation } from "../translation.ts";

export const unlock: Translation["unlock"] = {
  passphrase: "诊所的密码短语",
  code: "恢复码",
  codeHint: "七组，每组四个字母和数字。大小写、连字符和空格都没有关系。",
  unlock: "解锁",
  withCode: "使用恢复码",
  withPassphrase: "使用密码短语",
  withPasskey: "使用通行密钥",
  unlocking: "正在解锁。这需要几秒钟，也应该如此：这会让猜测变得很慢。",
  askingPasskey: "正在请求通行密钥。请按浏览器的提示操作。",
  wrongPassphrase: "这个密码短语打不开诊所的密钥。请检查大小写和空格，然后再试一次。",
  wrongCode: "这个恢复码打不开诊所的密钥。它可能是旧的：新的恢复码会使之前的失效。",
  wrongPasskey: "这个通行密钥已不能打开诊所的密钥。请使用密码短语或恢复码。",
  unknown: "这台设备还不认识这家诊所。请打开设置时显示的收件箱链接。",
  notSetUp: "如果还没有设置任何内容，请打开终端里显示的设置链接。",
};
