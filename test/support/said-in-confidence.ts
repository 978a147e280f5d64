import { words } from './write-analysis.ts'

/** Everything the people of the readiness story type that no group and no log may show. */
export const said = {
  studyWriting: '学完以后想把院坝会开起来',
  unsignedOpinion: '三组路灯坏了半年没人管',
  signedOpinion: '开会经常晚到半个钟头',
  forum: '补贴名单贴得太高看不清',
  opinionSummary: '两种方式都用了，主要反映路灯和名单',
  requestMatter: '想说说家里盖房的难处',
  teamProblem: '分茶苗的时候没有公示',
  ownProblem: '去年只去过两户困难户',
  problemForm: '三户人家一直不知道标准',
  problemRoot: '图省事怕麻烦',
  leaveReason: '膝盖开刀在家休养',
  postponeReason: '还有两对没谈完，一个专题没学',
  ...words,
} as const
