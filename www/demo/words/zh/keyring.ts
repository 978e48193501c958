import type { Translation } from "../translation.ts";

/*
 * keyring: 密钥串 · passphrase: 密码短语 · recovery code: 恢复码 · passkey: 通行密钥 · card: 表单卡 · to seal: 封存,
 * re-seal: 重新封存 · host: 主机 · store: 存储 · submission: 收到的表单 · record: 记录
 */
export const keyring: Translation["keyring"] = {
  ways: "可以解锁这家诊所的方式",
  waysHint: "其中每一种都能单独打开一切。请移除您不认识或不再拥有的。",
  types: { passphrase: "密码短语", recovery: "恢复码", passkey: "通行密钥" },
  since: "起始日期：",
  noCode: "没有恢复码。如果忘记了密码短语，来访者发送的一切都会丢失。请在下面生成一个。",
  remove: "移除",
  removeNamed: (label) => `移除通行密钥 ${label}`,
  removed: (label) => `通行密钥 ${label} 已不能打开任何内容。`,

  drillHeading: "试用恢复码",
  drillDue: (day) =>
    `从 ${day} 起已经过了三个月或更久。请取出那张纸，试一试恢复码是否还能解锁诊所：打不开的副本等于没有。`,
  drillWhy: "这会用您纸上的恢复码打开存储中的密钥串，不做任何更改。",
  drilled: (day) => `上次试用：${day}。`,
  drillField: "恢复码",
  drillButton: "试用恢复码",
  drilling: "正在用恢复码打开存储的密钥串。这需要几秒钟。",
  drillDone: "恢复码能解锁诊所。请把纸放回去。",
  drillWrong: "这个恢复码不能解锁诊所。如果找不到正确的，请现在生成一个新的恢复码。",

  passphraseHeading: "更改密码短语",
  passphraseWhy:
    "旧的密码短语不再能打开存储中的密钥串。密钥串较旧的副本，例如备份中的，旧的密码短语仍能打开。",
  newPassphrase: "新的密码短语",
  passphraseButton: "用新的锁住",
  passphraseWorking: "正在用新的密码短语锁住密钥串。这需要几秒钟。",
  passphraseDone: "密码短语已更改。",

  codeHeading: "生成新的恢复码",
  codeWhy: "用于纸丢失，或被别人看到的时候。照纸输入新的恢复码之后，旧的就失效。",
  codeButton: "生成新的恢复码",
  codeMaking: "正在生成恢复码。",
  codeDone: "新的恢复码已生效，旧的已失效。",

  passkeyHeading: "添加通行密钥",
  passkeyWhy: "通行密钥用指纹、面容或 PIN 解锁。它从不是唯一的入口：密码短语和恢复码仍然有效。",
  passkeyNone: "在这个地址，这个浏览器不能使用通行密钥。",
  passkeyLabel: "通行密钥的名称",
  passkeyButton: "生成通行密钥",
  passkeyWorking: "请按浏览器的提示操作。它会询问不止一次：通行密钥在生效之前要先试用。",
  passkeyDone: (label) => `通行密钥 ${label} 现在可以解锁这家诊所。`,

  shutHeading: "把丢失的设备挡在外面",
  shutWhy:
    "如果一台设备在诊所已解锁的状态下丢失或被盗，请给密钥串换一把新锁：新的密码短语、新的恢复码，并且没有通行密钥。",
  shutLimits:
    "在那台设备上读过或复制过的内容无法收回，它还可能知道密钥本身。所以也请生成新的密钥，并用 --new-token 生成新的设置链接，这会使旧的令牌失效。",
  shutButton: "继续，生成新的恢复码",
  shutDone: "现在只有新的密码短语和新的恢复码能打开密钥串。接下来请生成新的密钥，以及存储的新令牌。",

  fileHeading: "保存一份密钥串副本",
  fileWhy:
    "文件与存储中的一样是锁住的：只有今天的密码短语或恢复码能打开它，别的都不行。有了它，即使主机不在了，您也能读到一切。",
  fileBack: "要把它带到另一个存储，请打开那个存储的设置链接，选择“我有密钥串文件”。",
  fileButton: "保存密钥串文件",
  fileWorking: "正在生成文件。",
  fileDone: "已保存。请与那张纸放在一起，或放在 U 盘上。",
};
