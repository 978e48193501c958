import type { Translation } from "../translation.ts";

export const session: Translation["session"] = {
  heading: "您还在吗？",
  idle: "这里有一阵子没有操作，页面将在一分钟后锁定。不会丢失任何内容：用密码短语可以再次打开。",
  stay: "保持解锁",
  lock: "立即锁定",
  locked: "这里有一阵子没有操作，页面已自动锁定。",
};
