import type { Identifier } from "../../../src/inbox.ts";
import { count } from "../../shared/format.ts";
import type { Translation } from "../translation.ts";

const IDENTIFIED_BY: Record<Identifier, string> = {
  client: "来访者编号",
  email: "电子邮件地址",
  name: "姓名",
};

export const scores: Translation["scores"] = {
  heading: "评分",
  bands: {
    Minimal: "极轻微",
    Mild: "轻度",
    Moderate: "中度",
    "Moderately severe": "中重度",
    Severe: "重度",
  },
  selfHarm: "有不如死掉或伤害自己的念头（第 9 题）",
  noBand: "没有为这个总分规定程度",
  notAnswered: "未回答",
  total: (total, highest) => `${count(total)} 分，满分 ${count(highest)} 分`,
  incomplete: (missing, unreadable, items) =>
    [
      ...(missing > 0 ? [`${count(items)} 题中有 ${count(missing)} 题未回答`] : []),
      ...(unreadable > 0 ? [`${count(items)} 个回答中有 ${count(unreadable)} 个无法计分`] : []),
    ].join("，"),
  noTotal: "没有总分，也没有程度：只把一部分回答相加，会显得比实际更低。",

  flagHeading: (title) => `请先看这个回答（${title}）`,
  flagAnswer: (label, answer) => `${label}：“${answer}”`,
  flagNext:
    "请把它与其他回答一起阅读，并按您的诊所在这种情况下的做法，尽快与来访者谈一谈。这个回答表明有需要询问的事情，并不说明危险有多大。",
  flagOpenHeading: (title) => `有一个重要的问题没有回答（${title}）`,
  flagOpen: (label) => `${label}。没有回答不等于否定：下次谈话时请问一问。`,

  chartHeading: (title) => `${title} 的变化`,
  chartLabel: (title, first, last) =>
    `${title} 的变化。最早：${first}。最近：${last}。旁边的表格列出了全部。`,
  chartEnd: (total, band, day) => `${day}：${count(total)} 分${band ? `（${band}）` : ""}`,
  oneTotal: "从第二份完整的问卷起才有图表。",
  written: "填写时间",
  totalColumn: "总分",
  meaning: "含义",
  flagMark: (question, answer) => `第 ${question} 题：“${answer}”`,
  source: (source) => `来源：${source}`,

  sameClient: (records, by) =>
    `这 ${count(records)} 份表单看起来来自同一位来访者，相同的是${by.map((identifier) => IDENTIFIED_BY[identifier]).join("或")}，不计大小写和重音符号。出生日期不同的表单没有算在内。两个人可能同名，一个人也可能有两种写法：在相信之前请先比较。`,
};
