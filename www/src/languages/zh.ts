import type { Apart, Translation } from "../messages.ts";

/*
 * Chinese, simplified. Formal address (您). Full-width punctuation, no spaces.
 * form: 表单 · answer: 回答 · device: 设备 · encrypted: 加密 · practice: 诊所 · file: 文件 · receipt: 回执 ·
 * fingerprint: 校验码 (a 指纹 is of a finger, a 验证码 is a one-time code)
 */
const NOTHING_SENT = "没有发送任何内容。";
const TRY_AGAIN = "请再试一次。";
const STILL_HERE = "您的回答还在这里。";
const CLOSED = `${NOTHING_SENT}请用其他方式联系诊所，例如打电话。`;
const RETRY_CLOSED = `${NOTHING_SENT}${TRY_AGAIN}如果还是不行，请换一个浏览器，或用其他方式联系诊所。`;
const AGAIN = `${STILL_HERE}${TRY_AGAIN}回答不会重复送达。`;
const NOT_READY = `这份表单未能准备好，所以没有开放填写。${RETRY_CLOSED}`;
const MISTAKE = `这个页面有错误，所以表单没有开放填写。${CLOSED}`;
const NOT_TRUSTED = `我们无法确定谁能看到这份表单的内容，所以表单没有开放填写。${CLOSED}`;
const TOO_LONG = `您的回答太长，无法发送。${NOTHING_SENT}${STILL_HERE}请缩短最长的一条。`;

export const form = {
  who: "只有{practice}能看到您在这里发送的内容。内容在离开这台设备之前就会加密。",
  whoExcept: "下面标出的回答，本网站也能看到。",
  clear: "本网站能看到这条回答。",
  loading: "请稍等，正在准备受保护的表单。",
  ready: "表单已准备好。",
  sealing: "正在这台设备上加密您的回答。",
  sending: "正在发送加密后的回答。",
  notSealed: `刚才未能加密您的回答。${NOTHING_SENT}${STILL_HERE}${TRY_AGAIN}`,
  sent: "谢谢您。您的回答已经发送，{practice}已经收到。您不需要再做什么。",
  retry: "再试一次",
  reference: "求助时可提供的代码：",
  waiting:
    "您的回答暂时未能发送。回答已加密，保存在这台设备上，一有机会就会发送。您可以关闭这个页面，稍后再打开。",
  sendNow: "现在发送",
  change: "修改我的回答",
  earlierWaiting: "您之前的回答已加密，还在这台设备上等待发送。一有机会就会发送。",
  earlierSent: "您之前的回答现在已经送达。",
  receipt: "您的回执",
  receiptReference: "编号",
  receiptTime: "发送时间",
  receiptRoot: "所发内容的校验码",
  receiptSave: "保存回执",
  receiptPrint: "打印回执",
  copyMake: "为我发送的内容创建私密链接",
  copyLink: "您的私密链接",
  copyHint: "通过这个链接，您可以查看自己发送的内容，其他有链接的人也可以查看。请把它保存在安全的地方。",
  errors: {
    "card-unavailable": NOT_READY,
    "card-malformed": NOT_TRUSTED,
    "card-integrity": NOT_TRUSTED,
    "insecure-context": `这个页面不是通过安全连接打开的，所以表单没有开放填写。${CLOSED}`,
    "form-missing": MISTAKE,
    "form-unsafe": MISTAKE,
    "control-unsupported": MISTAKE,
    "transport-missing": MISTAKE,
    "wasm-failed": NOT_READY,
    "worker-failed": NOT_READY,
    "extra-failed": `这份表单有一部分未能加载。${NOTHING_SENT}${TRY_AGAIN}`,
    "self-test-failed": NOT_READY,
    "randomness-unavailable": NOT_READY,
    network: `现在好像没有网络连接，所以我们无法确定您的回答是否已经送达。${AGAIN}`,
    "server-refused": `对方暂时未能接收您的回答。${AGAIN}`,
    "too-large": TOO_LONG,
    "limit-exceeded": TOO_LONG,
    "file-changed": `有一个文件在读取时发生了变化。${NOTHING_SENT}请重新选择这个文件。`,
    "file-refused": "这个文件不能通过这份表单发送。请看文件旁边的说明。",
    "storage-full": `这台设备上的可用空间太少。请腾出一些空间。${TRY_AGAIN}`,
    internal: `出了点问题。${NOTHING_SENT}${TRY_AGAIN}`,
    "invalid-recipient": NOT_TRUSTED,
  },
} satisfies Omit<Translation, keyof Apart>;

/** What only some pages show. */
export const more = {
  files: {
    drop: "您也可以把文件拖到这里。",
    chosen: "已选择的文件",
    remove: "移除",
    removeNamed: "移除“{name}”",
    removed: "已移除“{name}”。",
    count: "已选择的文件数：{count}",
    tooLarge: "“{name}”太大。这份表单接收的每个文件最大为{limit}。",
    tooLargeThere: "“{name}”超出了对方能接收的大小。",
    tooMany: "加上“{name}”，文件就太多了。这份表单最多接收{limit}个文件。",
    wrongType: "这份表单不能接收“{name}”。可以接收的类型：{limit}。",
    folder: "“{name}”是一个文件夹。请选择里面的文件。",
    leftOut: "这个文件没有添加。",
    pleaseRemove: "请移除这个文件。",
    required: "请选择一个文件。",
    images: "图片",
    videos: "视频",
    sounds: "录音",
    sealing: "正在这台设备上加密第{file}个文件，共{files}个。",
    sending: "正在发送加密后的第{file}个文件，共{files}个。",
    paused: "已暂停。已经发送的部分会保留。",
    amount: "{done}，共{total}",
    pause: "暂停",
    goOn: "继续",
    cancel: "取消",
  },
  drafts: {
    question: "填写期间，要把您的回答保存在这台设备上吗？",
    keep: "要，保存到我发送为止，最晚到{date}",
    risk: "在此之前，能使用这台设备的人都可以看到您的回答。",
    none: "不要，什么都不保存。这是共用的电脑，或者我不想保存",
    erase: "删除已保存的内容",
    kept: "您的回答已保存在这台设备上。",
    keptWithoutFiles:
      "您的回答已保存在这台设备上，但有些文件没有保存。如果您离开这个页面，之后请重新选择这些文件。",
    restored: "您之前的回答已恢复。",
    restoredWithoutFiles: "您之前的回答已恢复，但有些文件没有恢复。请重新选择这些文件。",
    erased: "这台设备上的草稿已删除。",
    notKept: "现在无法在这台设备上保存您的回答。您仍然可以填写并发送表单。",
    notErased: "未能删除草稿。请在浏览器的设置中清除本网站的数据。",
  },
  undelivered: {
    title: "您在{date}发送的内容未能送达。它仍以加密形式保存在此设备上。",
    tooLarge: "它超出了对方能接收的大小。",
    files: "其中的一个文件已更改，或已不在此设备上。",
    refused: "对方不接受它。",
    now: "请重新填写表单，或用其他方式联系诊所。",
    discard: "从此设备中删除",
    ask: "删除后，任何人都无法再发送或阅读它。您要删除吗？",
    yes: "是，删除",
    no: "否，保留",
    discarded: "已从此设备中删除。",
  },
} satisfies Apart;

export default /* @__PURE__ */ Object.assign({}, form, more);
