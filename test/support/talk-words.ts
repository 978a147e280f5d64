const work = [
  '水渠维护要排班轮流，不能总等三组出人',
  '茶园的路雨季一到就塌，砂石料要早点备',
  '低保评议那天只来了九户，通知得提前两天',
  '村口的垃圾池没人清，值日表贴出来就好办',
  '合作医疗的钱还差十一户没交，分头去说',
  '抗旱水泵该检修了，油钱从哪里出要说清',
  '二组的路灯报修三次没回音，得有人去盯',
]
const thinking = [
  '学习上放松了一阵子，文件只翻前两页',
  '觉得在村里干久了，新办法不愿意试',
  '怕得罪亲戚，开会时话到嘴边又咽下去',
  '家里孙子小，心思不全在组织上',
  '总想着任期快满，难办的事往后拖',
  '对年轻党员不放心，事情攥在自己手里',
  '听到表扬高兴，听到意见脸上挂不住',
  '外出打工的想法还没有完全放下',
  '看重大事，院坝里的小事没放在心上',
  '抱怨上面表格多，抵触情绪带进了工作',
  '碰到吵架的就绕道走，不愿意当那个和事佬',
]
const ownGaps = [
  '走访老人去得太少，去年只进过六家门',
  '账目公布晚了半个月，没有主动说明',
  '电脑不会用，报表都靠别人代填',
  '脾气急，在茶厂门口跟人争过两回',
  '开小组会常常迟到，让大家等',
  '答应帮扶户的鸡苗拖到五月才送到',
  '会上记的事情，会后没有逐件跟',
  '对外出党员一年只打了一次电话',
  '宣传栏三个月没换过内容',
  '巡查河道流于形式，走到桥头就回来',
  '喝酒以后骑车，被交警批评过',
  '调解地界没去现场看，凭印象下结论',
  '手里的印章随便借给人用过一次',
]
const reminder = [
  '多听完别人的话再说',
  '发补贴先核对名单再签字',
  '少在微信群里发牢骚',
  '家属的低保申请要回避',
  '下组带上本子，回来补记',
]
const agreed = [
  '每月一起走访两户人家',
  '清明前把水渠走一遍，列出要补的地方',
  '下个赶集日约老张家把地界量清楚',
  '两个人轮流教五十岁以上的党员用手机',
  '五月把茶园小路铺一遍砂石',
  '每周三晚上在活动室碰一次头',
  '账目每季度贴一次，两人签名',
  '端午前去看四户困难老人',
]

/** All of it: nothing that leaves the two who talked may have a sentence of these. */
export const talkSentences = [...work, ...thinking, ...ownGaps, ...reminder, ...agreed]

const numberOf = (memberId: string) => Number(memberId.slice(1))

/** What two people note of their talk: each pair its own words, always the same. */
export function talkRecord(a: string, b: string): Record<string, string> {
  const seed = numberOf(a) * 61 + numberOf(b)
  const pick = (sentences: readonly string[]) => sentences[seed % sentences.length] ?? ''
  return {
    work: pick(work),
    thinking: pick(thinking),
    ownGaps: pick(ownGaps),
    reminder: pick(reminder),
    agreed: pick(agreed),
    result: 'agreed',
  }
}
