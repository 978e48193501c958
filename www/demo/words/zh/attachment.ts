import type { Translation } from "../translation.ts";

export const attachment: Translation["attachment"] = {
  swapped: "这不是当初发送的文件。它在主机上被损坏或被调换，没有保存也没有显示任何内容。",
  notListed: "表单自己的文件清单里没有这个文件，或名称不同。在相信它之前，请先问一问来访者。",
  download: "下载",
  downloadNamed: (name) => `下载 ${name}`,
  opened: (done, all) => `已打开 ${done}，共 ${all}。`,
  saved: "已打开并保存。从现在起，它在您保存的地方没有任何保护。",
  preview: "预览",
  previewNamed: (name) => `预览 ${name}`,
  closePreview: "关闭预览",
  closePreviewNamed: (name) => `关闭 ${name} 的预览`,
  frame: (name) => `${name} 的预览`,
  shown: "显示在下方。没有保存其中任何内容。",
  notShown: "这个文件无法在这里显示：它与所声称的不符，或者已损坏。只有在您信任它时才下载。",
  unable: "这个浏览器无法在这里显示 PDF。请下载后阅读。",
  cutPages: (pages, all) => `显示前 ${pages} 页，共 ${all} 页。要读其余部分，请下载文件。`,
};
