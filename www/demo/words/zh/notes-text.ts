import { count } from "../../shared/format.ts";
import type { Translation } from "../translation.ts";

export const notesText: Translation["notesText"] = {
  done: "已完成",
  notDone: "未完成",
  image: "图片",
  table: "表格",

  added: { start: "新增：", end: "新增内容结束" },
  removed: { start: "删除：", end: "删除内容结束" },
  only: { start: "仅此处有：", end: "仅此处有的内容结束" },
  noDifference: "没有不同之处。",
  onlySpace: "只有空格或换行不同。",
  unchanged: (lines) => `${count(lines)} 行未更改`,

  noConflict: "两台设备上的更改互不冲突：它们在不同的位置。保留之前，请把文字通读一遍。",
  conflicts: (places) => `有 ${count(places)} 处，两台设备更改了相同的行。请选择那里的文字应当是什么。`,
  place: (place, all) => `第 ${count(place)} 处，共 ${count(all)} 处`,
  both: "两者都要，先后排列",
  nothingHere: "这里没有内容。",
  result: "最终的文字",
  resultHint: "您可以手动修改。在上面重新选择会重写这段文字。",
  replaced: "已按您的选择重写这段文字。",
  bringBack: "恢复我手动写的内容",

  templates: {
    soap: {
      name: "SOAP：主观资料、客观资料、评估、计划",
      headings: ["主观资料", "客观资料", "评估", "计划"],
    },
    dap: {
      name: "DAP：资料、评估、计划",
      headings: ["资料", "评估", "计划"],
    },
    birp: {
      name: "BIRP：行为、干预、反应、计划",
      headings: ["行为", "干预", "反应", "计划"],
    },
  },

  untitled: "无标题",
  line: (name, value) => `${name}：${value}`,
  comma: "、",
  date: "日期",
  duration: "时长",
  minutes: (minutes) => `${count(minutes)} 分钟`,
  tags: "标签",
  files: "文件",
};
