import { handInAnalysis } from '../analysis-round.ts'
import {
  adoptAndPublish,
  branches,
  holdSession,
  nameContacts,
  publishTask,
  setUp,
} from '../first-weeks.ts'
import { openMeeting } from '../last-days.ts'
import { giveOpinions, openOpinions, sortAndHandOver } from '../opinion-round.ts'
import {
  arrangeAll,
  catchUpInThird,
  evening,
  first,
  searchHearts,
  talkItOver,
  third,
  topics,
} from '../preparation.ts'
import { talkWithAll } from '../talk-round.ts'
import type { Villagers } from '../villagers.ts'
import type { Camera } from './camera.ts'
import type { Chapter } from './chapters.ts'

export const settingUp: Chapter = async (village, camera) => {
  await camera.phone('setup', 'M01', 'oc_village')
  await setUp(village)
  await village.say('M01', '名册')
  await camera.card('roster', { of: 'M01', words: '共有党员 60 人' })
  await nameContacts(village)
  await adoptAndPublish(village)
  await village.say('M01', '方案')
  await camera.card('plan', { of: 'M01', words: '2017年度实施方案' })
  await camera.card('plan-notice', { of: 'M13', words: '3月7日', chat: first.chat })
  await village.say('M13', '帮助')
  await camera.card('help', { of: 'M13', words: '帮助' })
}

export const studying: Chapter = async (village, camera) => {
  await village.moveTo('2018-02-12T08:00:00+08:00')
  await publishTask(village, first.secretary, '2018-02-22')
  for (const memberId of ['M13', 'M14', 'M05', 'M06', 'M07', 'M11']) {
    await village.press(memberId, '我已学完', undefined, first.chat)
  }
  await camera.card('study', { of: 'M13', words: '我已学完', chat: first.chat })
  for (const [at, { secretary }] of branches.entries()) {
    const own = secretary === third.secretary ? topics.slice(0, 3) : topics
    const when = { heldOn: '2018-02-12', until: `${at + 9}:30`.padStart(5, '0') }
    const absent = secretary === first.secretary ? ['罗建成'] : []
    await holdSession(village, { secretary, ...when, topics: own, absent })
  }
  await camera.card('catch-up', { of: 'M25', words: '补学' })
  await village.press('M25', '我已补学', { what: '自己读了一遍十九大报告。' })
}

export const hearing: Chapter = async (village, camera) => {
  await openOpinions(village, '2018-02-23')
  await camera.card('opinion-group', { of: 'M13', words: '不记名提交', chat: first.chat })
  await giveOpinions(village, '2018-02-12')
  await village.say('M01', '征求意见')
  await camera.card('opinion-desk', { of: 'M01', words: '海报和二维码' })
  await village.press('M01', '海报和二维码')
  await showPoster(village, camera)
  await village.moveTo('2018-02-22T09:00:00+08:00')
  await village.say('M17', '待办')
  await camera.card('todo', { of: 'M17', words: '我的待办' })
  await village.moveTo('2018-02-27T09:00:00+08:00')
  await sortAndHandOver(village)
}

/** The sheet that is hung up, and the page its code leads to. */
async function showPoster(village: Villagers, camera: Camera): Promise<void> {
  const sent = await village.newestOwn(
    'M01',
    ({ fileName }) => fileName?.endsWith('.html') ?? false,
  )
  const sheet = Buffer.from(await village.file(sent?.fileKey ?? '')).toString()
  const [url = '', origin = ''] = /(http:[^<\s"]+)\/o\/[^<\s"]+/.exec(sheet) ?? []
  await camera.sheet('opinion-poster', sheet.replaceAll(origin, 'https://zhibu.example.cn'))
  await camera.page('opinion-page', url, 560)
}

export const talking: Chapter = async (village, camera) => {
  await village.say('M02', '谈心')
  await camera.card('talks', { of: 'M02', words: '谈心' })
  await talkWithAll(village, 'M28')
  await village.say('M01', '谈心')
  await village.press('M01', '禾坪村党总支的进度')
  await camera.card('talk-matrix', { of: 'M01', words: '谈心进度', height: 620 })
  await talkItOver(village)
}

export const analysing: Chapter = async (village, camera) => {
  await village.say('M13', '党性分析')
  await camera.card('analysis', { of: 'M13', words: '党性分析' })
  await village.press('M13', '开始写')
  await camera.card('analysis-page', { of: 'M13', words: '写的时候想一想' })
  await handInAnalysis(village, 'M14')
  await searchHearts(village)
}

export const arranging: Chapter = async (village, camera) => {
  await arrangeAll(village)
  await village.moveTo('2018-02-27T15:00:00+08:00')
  await openMeeting(village, third)
  await camera.card('not-ready', { of: 'M47', words: '还不能开会' })
  await catchUpInThird(village, { heldOn: '2018-02-27', until: '16:00' })
  await evening(village)
  await openMeeting(village, first)
  await camera.card('ready', { of: 'M02', words: '可以开会' })
}
