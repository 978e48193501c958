import type { Translation } from "../translation.ts";

const CHANGED = "这个条目在发送之后被损坏或更改，或者它属于别处。它没有被打开。";
const INPUT = "这个页面需要的某项内容缺失，或格式不对。";
const NOT_STARTED = "打开记录所需的程序无法在这个浏览器中启动。请重新加载页面，或换一个浏览器。";

export const problem: Translation["problem"] = {
  "out-of-memory": "内存不足，无法处理密码短语。请关闭其他页面和程序，然后再试一次。",
  "invalid-argument": INPUT,
  "invalid-identity": INPUT,
  "invalid-secret": INPUT,
  "invalid-text": INPUT,
  "invalid-passphrase": "这个密码短语不能使用。请另选一个。",
  "open-failed": "未能打开。请检查密码短语；如果密码短语正确，那么存储的内容已被损坏或更改。",
  "no-slot": "这个条目是为别人封存的。您的密钥打不开它。",
  malformed: CHANGED,
  unsupported: "这个条目是用更新版本的 sealform 制作的。请重新加载页面。",
  "file-missing": "主机上没有这个文件。它没有上传完，或在那里被删除了。",
  "keyring-changed":
    "另一台设备在此期间更改了诊所的密钥串。这里没有更改任何内容。请锁定这个页面，重新解锁，然后再次进行更改。",
  "record-changed": "另一台设备同时在更改这个条目。它保持原样。请稍后再试。",
  "note-class": "心理治疗笔记、病程记录和日记分开保存：不能从一处移到另一处。没有做任何更改。",
  "note-changed": "这条笔记有比您眼前更新的版本。没有覆盖任何内容。请重新打开它。",
  "notebook-open": "这个笔记本已在此浏览器的另一个标签页或窗口中打开。请先在那里关闭它，以免两处互相覆盖。",
  "invalid-recovery-code": "这不是恢复码：有字母或数字错误或缺失。请与纸上逐组核对。",
  "passkey-failed": "没有使用通行密钥：操作被取消，或这台设备没有它。请再试一次，或使用密码短语或恢复码。",
  "passkey-unfit":
    "这个通行密钥不能锁住密钥串：它每次给出的秘密不一样。没有更改任何内容。请使用另一台设备，或另一种通行密钥。",
  "wrong-kind": CHANGED,
  "wrong-context": CHANGED,
  "insecure-context": "这个页面不是通过安全连接加载的，所以这里不使用任何密钥。请用 https 打开它。",
  "wasm-failed": NOT_STARTED,
  "worker-failed": NOT_STARTED,
  "self-test-failed": NOT_STARTED,
  "randomness-unavailable": NOT_STARTED,
  network: "无法连接主机。请检查网络连接，然后再试一次。",
  "server-refused": "主机拒绝了。如果之后又生成了新的设置链接，那么只有新的有效。",
  "too-large": "主机发来的内容超过了允许的大小。它没有被打开。",
  "limit-exceeded": "这里的要求超过了任何诚实发送者的需要。它没有被打开。",
  "invalid-recipient": "这不是公钥，或缺少一部分。",
  "storage-full": "这台设备上的空间太少。请腾出一些空间，然后再试一次。",
  internal: "这个页面出了问题。请重新加载。",
};
