import type { Translation } from "../translation.ts";

export const notebook: Translation["notebook"] = {
  which: "笔记本",
  progress: "病程记录",
  progressWhat: "病程记录是来访者档案的一部分：可以与同事共享，也可以导出。",
  psychotherapy: "心理治疗笔记",
  psychotherapyWhat:
    "心理治疗笔记只属于您，与档案分开保存（45 CFR 164.501）：绝不共享，也不会出现在任何导出中。",
  again: "这些笔记有自己的锁。请再次用密码短语、恢复码或通行密钥解锁。",
  unlockLabel: "解锁心理治疗笔记",
  locked: "心理治疗笔记已自动锁定。写下的内容已保存在此设备上。",
  closed: "笔记本已关闭。请锁定此页面，然后重新解锁。",
};
