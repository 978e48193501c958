import type { Translation } from "../translation.ts";

export const passphrase: Translation["passphrase"] = {
  hint: "四五个彼此无关的词很牢固，也比密码更容易记住。",
  repeat: "再次输入同一个密码短语",
  field: "密码短语",
  show: "显示",
  showNamed: "显示密码短语",
  different: "两次输入的密码短语不一样。",
  meter: "密码短语的强度",
  unrated: "密码短语尚未评定。",
  notRated: "无法评定密码短语。请重新加载页面。",
  guessable: "这个密码短语可能被猜到。请再加一两个词。",
  ratings: ["很弱", "弱", "一般", "好", "很强"],
  enough: (rating) => `${rating}。`,
  notEnough: (rating) => `${rating}：还不够。请再加一两个词。`,
};

export const recovery: Translation["recovery"] = {
  heading: "您的恢复码",
  why: "如果忘记了密码短语，这个恢复码可以代替它打开一切。除了您，没有人有它：主机没有，我们也没有。",
  how: "请把它写在纸上，并把纸放在您保管重要物品的地方。不要把它存在这个浏览器或电子邮件里。",
  written: "我已经写下来了",
  backHeading: "照着纸输入恢复码",
  backWhy: "这样可以确定纸上写的是对的。",
  typed: "恢复码，照纸上所写",
  typedHint: "大小写、连字符和空格都没有关系。",
  check: "核对恢复码",
  checking: "正在用恢复码也锁住密钥。这需要几秒钟。",
  again: "再次显示恢复码",
  different: "这不是刚才显示的恢复码。请与纸上核对，或再次显示恢复码。",
};
