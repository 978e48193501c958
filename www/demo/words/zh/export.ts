import { count } from "../../shared/format.ts";
import type { Translation } from "../translation.ts";

export const exporting: Translation["export"] = {
  button: "导出",
  heading: "导出收到的表单",
  warning:
    "您保存的内容没有保护。从那时起，得到文件的人都能读到其中的一切。请把它放在加密的磁盘上，不要未经加密发给任何人，不再需要时请删除。",
  which: "哪些",
  all: (number) => `全部 ${count(number)} 份`,
  filtered: (number) => `列表现在显示的 ${count(number)} 份`,
  chosen: (number) => `您选择的 ${count(number)} 份`,
  format: "格式",
  formats: {
    zip: { name: "全部放进一个 ZIP", hint: "用于保存：表格、可阅读的页面和数据，连同附件。" },
    html: { name: "供阅读和打印的页面", hint: "一个 HTML 文件，任何浏览器都能打开。" },
    csv: { name: "表格", hint: "一个 CSV 文件，用于电子表格：每份表单一行。" },
    json: { name: "供程序使用的数据", hint: "一个 JSON 文件，包含表单的全部内容。" },
    fhir: { name: "供健康档案使用的数据", hint: "HL7 FHIR R4：每份表单一个 QuestionnaireResponse。" },
  },
  withFiles: "连同附件",
  withNotes: "连同相关的病程记录",
  withNotesHint: "心理治疗笔记绝不会出现在导出中。",
  start: "无保护地保存",
  cancel: "取消",
  close: "关闭",
  fileName: (day) => `sealform-export-${day}`,
  running: "正在打开并保存",
  opened: (done, all) => `${count(done)} 份，共 ${count(all)} 份`,
  openedFiles: (done, all, attached) => `${count(done)} 份，共 ${count(all)} 份，${count(attached)} 个附件`,
  done: "已保存",
  doneWithGaps: "已保存，但不完整",
  exported: (number, attached) =>
    attached === 0
      ? `文件中有 ${count(number)} 份表单。`
      : `文件中有 ${count(number)} 份表单和 ${count(attached)} 个附件。`,
  states: {
    complete: "这就是主机列出的全部。",
    incomplete: "主机列出的全部都已尝试。",
    unaccounted: "数目与主机列出的不符：途中有内容丢失或重复。请再导出一次，并进行比较。",
  },
  failed: (number) => `${count(number)} 份没有打开，不在文件中：`,
  fileProblems: (number) => `${count(number)} 个附件有问题：`,
  unknownFile: "一个没有名称的文件",
  ofRecord: (name, record) => `${name}，属于 ${record}`,
  fileStates: {
    unnamed: "已略去：表单列出了它，但没有回答包含它。",
    unlisted: "已保存，但表单自己的文件清单里没有它。",
    different: "已保存，但表单自己的文件清单里名称不同。",
  },
  fileChanged: "这不是当初发送的文件。它在主机上被损坏或被调换。",
  recordChanged: "它在主机上被损坏或被调换，或是为另一个密钥封存的。",
  leftOut: (reason) => `已略去：${reason}`,
  lies: "文件在您保存的地方没有任何保护。",
  problem: "没有保存任何内容",
  cancelled: "已取消。没有保存任何内容。",
};
