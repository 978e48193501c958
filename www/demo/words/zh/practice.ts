import { count } from "../../shared/format.ts";
import type { Translation } from "../translation.ts";

export const practice: Translation["practice"] = {
  copy: "复制",
  copyNamed: (name) => `复制：${name}`,
  copied: "已复制。",
  notCopied: "这个浏览器不允许页面复制。请选中文字，自行复制。",

  ownKey: "诊所的公钥",
  ownKeyWhy:
    "表单是为这个密钥封存的。只要密钥相同，它的词就相同。没有人能用这些词读到任何内容，所以可以在电话里说出来。",
  ownWords: "您的词",
  since: (day) => `自 ${day} 起使用。`,
  earlier: (number) => `密钥串里有 ${count(number)} 个以前的密钥，所以为它们封存的内容仍可阅读。`,
  wholeKey: "完整的公钥",
  wholeKeyWhy: "同事需要它，才能把您添加为其表单的读者。可以用任何方式发送，然后请比较那些词。",

  rotate: "生成新的密钥",
  rotateWhy: [
    "带有新代码行的表单会为新密钥封存。仍带有旧代码行的表单照旧为旧密钥封存。旧密钥留在密钥串里：无论用哪些代码行发送，一切都可以阅读。",
    "如果有人可能复制了旧密钥，例如一台设备在诊所已解锁的状态下丢失，就应该生成新密钥。它保护通过新代码行收到的内容。为旧密钥封存的内容，拥有旧密钥并能取得存储记录的人仍然能打开。",
  ],
  rotateFiles: "以前保存的密钥串文件不包含新密钥。之后请在“密钥串”页面保存一个新的。",
  rotateButton: "生成新的密钥和新的表单卡",
  rotating: "正在生成密钥、保存密钥串并发布表单卡。",
  rotated:
    "新的密钥已生效。现在请把新的代码行放到您的网站上，保存新的密钥串文件，如果需要，请在下面重新封存以前的记录。",

  cards: "表单卡",
  noCards: "密钥串里没有表单卡。旧版本发布的表单卡，会在重新设置诊所时加入。",
  behind:
    "最新的表单卡所列的读者与现在的不完全一致。它没有发布完成。请再次发布，然后把新的代码行放到您的网站上。",
  republish: "再次发布表单卡",
  republishing: "正在发布表单卡。",
  republished: "表单卡已发布。现在请把新的代码行放到您的网站上。",
  form: (form) => `表单“${form}”`,
  address: "表单卡",
  published: "发布时间",
  sealsTo: "封存给",
  currentKey: "诊所的密钥",
  earlierKey: "诊所以前的密钥",
  formerColleague: (fingerprint) => `以前的同事（${fingerprint}）`,
  linesFor: (form) => `表单“${form}”的代码行`,
  lines: "您网站的代码行",
  linesWhy: "这些代码行包住您网站上的表单，取代旧的代码行。",
  openForm: (form) => `用这些代码行打开表单“${form}”`,
  olderCards: "仍然有效的旧表单卡",
  olderWhy: "带有旧代码行的页面继续有效。它们发送的内容为当时所列的读者封存，本诊所可以阅读。",
  withdrawNamed: (address) => `撤回表单卡 ${address}`,
  withdrawWhy:
    "请在您所有页面都换上新代码行之后再这样做。仍带有这张表单卡代码行的页面将无法再发送，并会告诉来访者。已经发送的内容仍可阅读。",
  withdraw: "撤回这张表单卡",
  withdrawing: "正在撤回表单卡。",
  withdrawn: (address) => `表单卡 ${address} 已撤回。`,

  reseal: "重新封存以前的记录",
  resealWhy: [
    "这会把存储的记录的读者换成现在的读者：以您当前的密钥取代以前的密钥，加上可以阅读以前记录的同事，去掉以前的同事。来访者写下的内容原样保持封存。",
    "可以中途停止，也可以关闭页面：记录本身会显示还剩下什么要做。之后用旧代码行收到的记录是为旧密钥封存的；那时请再做一次。",
    "重新封存不会收回任何内容。谁保留了存储记录的副本，或某条记录自己的密钥，仍然能打开那份副本。",
  ],
  resealOffer: "读者有变动，之后以前的记录还没有全部处理过。请重新封存它们，以便继续。",
  resealButton: "重新封存以前的记录",
  resealProgress: "已处理的记录",
  stop: "停止",
  listing: "正在列出记录。",
  resealed: (done, total) => `已处理 ${count(done)} 条，共 ${count(total)} 条记录。`,
  resealDone: (changed, total) =>
    `已处理 ${count(total)} 条记录：${count(changed)} 条重新封存，其余保持原样。`,
  resealStopped: (done, total) =>
    `已在 ${count(done)} 条之后停止，共 ${count(total)} 条记录。没有丢失任何内容；您随时可以继续。`,
  resealProblems: (number) => `${count(number)} 条记录无法重新封存，保持原样：`,

  colleagues: "同样可以阅读的同事",
  colleaguesWhy:
    "同事用自己的密钥阅读表单。他们以自己的途径从主机取得封存的记录；这个页面不给他们主机的访问权限。",
  noColleagues: "没有别人阅读您的表单。",
  colleagueSince: (day, pastRecords) =>
    `可以阅读用 ${day} 之后的代码行发送的内容${pastRecords ? "，以及重新封存后的以前的记录" : ""}。`,
  wordsOf: (label) => `${label} 的词`,
  add: "添加同事",
  label: "同事的姓名",
  labelHint: "它保存在您的密钥串里，别人看不到。",
  theirKey: "对方的公钥",
  theirKeyHint: "以 age1pq1 开头，大约有 2,000 个字符。",
  notAKey: "这不是公钥，或缺少一部分。请再要一次完整的密钥。",
  compare: "显示它的词",
  compareHeading: (label) => `与 ${label} 比较这些词`,
  compareWhy: (label) =>
    `请拨打您以前就知道的 ${label} 的电话号码。让对方从自己的设备上读出那些词，也请您读出您的词。`,
  compareDiffers: "只要有一个词不同，就说明有人在途中调换了密钥。那就不要继续。",
  compared: (label) => `${label} 已经向我读出这八个词，全部相同`,
  pastRecords: (label) => `${label} 也可以阅读以前的记录`,
  pastRecordsHint: "那么之后请重新封存以前的记录。您也可以不这样做：那么只能阅读用新代码行收到的内容。",
  addButton: "添加为读者",
  adding: "正在保存密钥串并发布表单卡。",
  back: "返回",
  knownAlready: "这是您自己的密钥，或是列表中某位同事的密钥。",
  added: (label, pastRecords) =>
    `已添加 ${label}。请把新的代码行放到您的网站上：只有用它们发送的内容才会为 ${label} 封存。${pastRecords ? "然后请在下面重新封存以前的记录。" : ""}`,
  removeNamed: (label) => `移除 ${label}`,
  removeDoes: (label) =>
    `会发布不含 ${label} 的新表单卡。用新代码行发送的内容，${label} 打不开。之后重新封存会把 ${label} 从存储的记录中去掉。`,
  removeCannot: "它做不到的：",
  removeLimits: (label) => [
    `${label} 读过、打印过或复制过的内容，仍在 ${label} 手中。`,
    `如果 ${label} 保留了某条记录的封存副本，或那条记录自己的密钥，无论是否重新封存，${label} 仍能打开那条记录。主机的备份里也可能有这样的副本。`,
    `仍带有旧代码行的页面仍会为 ${label} 封存。请替换它们的代码行，并撤回旧的表单卡。`,
    `如果 ${label} 知道密码短语、恢复码或设置链接，请也在“密钥串”页面把对方挡在外面，在这里生成新的密钥，并用 --new-token 生成新的设置链接。`,
  ],
  remove: "移除读者",
  removing: "正在保存密钥串并发布表单卡。",
  removed: (label) =>
    `已移除 ${label}。现在请把新的代码行放到您的网站上，撤回旧的表单卡，并在下面重新封存以前的记录。`,
};
