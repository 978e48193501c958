import { count } from "../../shared/format.ts";
import type { Translation } from "../translation.ts";

export const inbox: Translation["inbox"] = {
  refresh: "查看新内容",
  lock: "锁定",
  emptyHeading: "还没有收到任何内容",
  empty: "来访者一发送表单，就会出现在这里。",
  emptyTry: "想试一试，请自己填写表单",
  listHeading: "收到的表单，最新的在前",
  pick: "请选择一份来阅读。",

  total: (all, unread) =>
    unread === 0 ? `共 ${count(all)} 份` : `共 ${count(all)} 份，${count(unread)} 份未读`,
  shown: (shown, all, unread) =>
    `${count(shown)} 份，共 ${count(all)} 份${unread === 0 ? "" : `，${count(unread)} 份未读`}`,
  none: "没有符合的表单。请更改搜索或筛选条件。",
  soFar: "目前",
  more: (number) => `再显示 ${count(number)} 份`,

  opening: "正在打开收到的表单",
  opened: (done, all) => `已打开 ${count(done)} 份，共 ${count(all)} 份`,
  openedWithFailed: (done, all, failed) =>
    `已查看 ${count(done)} 份，共 ${count(all)} 份，${count(failed)} 份未能打开`,
  cancel: "取消",
  cancelled: (left) => `还有 ${count(left)} 份没有打开。搜索找不到它们。`,
  goOn: "继续打开",

  waiting: "尚未打开",
  beingOpened: "正在打开……",
  openThis: "现在打开",
  couldNot: "无法打开",
  noName: "未填姓名",
  unread: "未读",
  markAllRead: "把这些标为已读",

  search: "搜索",
  searchHint: "姓名、回答，来访者写下的任何内容。",
  tooMany: (number) => `只显示最符合的 ${count(number)} 份。请多输入几个词。`,
  filter: "筛选",
  filterActive: (number) => `使用中 ${count(number)} 项`,
  form: "表单",
  anyForm: "所有表单",
  from: "收到时间从",
  to: "收到时间到",
  question: "问题",
  anyQuestion: "任何问题",
  contains: "回答包含",
  show: "显示",
  shows: {
    all: "全部",
    unread: "未读",
    findings: "所有需要留意的",
    duplicate: "重复发送",
    replayed: "在主机上被复制",
    "unknown-card": "来自未知的表单卡",
    "not-opened": "无法打开",
    "files-missing": "缺少附件",
  },
  clear: "清除搜索和筛选",

  back: "返回列表",
  previous: "上一份",
  next: "下一份",
  position: (at, all) => `第 ${count(at)} 份，共 ${count(all)} 份`,
  print: "打印",
  failedHeading: "这一份无法打开",
  waitingHeading: "这一份尚未打开",
  seeHost: "查看主机上的内容",
  willNotOpen: "这份表单用诊所的密钥打不开。它可能在主机上被损坏或调换，或是为另一个密钥封存的。它保持原样。",

  findings: {
    duplicate: {
      mark: "重复发送",
      told: (others) =>
        `同样的回答另外还收到 ${count(others)} 次。很可能是来访者不确定是否送达，又发送了一次。请读其中一份，并告诉来访者已经收到。`,
    },
    replayed: {
      mark: "在主机上被复制",
      told: (others) =>
        `主机上另外还有 ${count(others)} 份与这份完全相同的内容。来访者的浏览器不会这样做：是有人在那里复制的。请不要把它算作新的表单，并询问主机的管理者。`,
    },
    "unknown-card": {
      mark: "未知的表单卡",
      told: () =>
        "这份表单不是用本诊所发布过的表单卡填写的。它可能来自旧的页面，或别人的页面。不要相信其中的姓名：请用其他方式问来访者是否是本人所填。",
    },
    "not-opened": {
      mark: "未打开",
      told: () => "它留在列表中，以免被遗忘。请让来访者重新发送表单，并把这一条给主机的管理者看。",
    },
    "files-missing": {
      mark: "缺少附件",
      told: (files) =>
        `这份表单有 ${count(files)} 个附件不在主机上：没有上传完，或在那里被删除了。请让来访者重新发送。`,
    },
  },
  otherCopy: (when) => `另一份，收到时间：${when}`,
};
