import type { Translation } from "../translation.ts";

export const copy: Translation["copy"] = {
  opening: "请稍候。正在打开您的副本。",
  noLink: "这个页面需要发送之后生成的完整私密链接。",
  noCopy: "这个链接背后没有副本。打开的是完整的链接吗？",
  offline: "似乎没有网络连接。请稍后重新加载这个页面。",
  notOpened: "这份副本无法打开。打开的是完整的链接吗？",
};
