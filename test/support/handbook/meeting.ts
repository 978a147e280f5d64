import { appraiseEachOther } from '../appraisal-story.ts'
import { castOnPhone, countPapers, holdBallot, signSheet, type PaperHead } from '../ballot-story.ts'
import { criticismOf, holdLightRound, holdRound } from '../criticism-story.ts'
import { Papers } from '../marks.ts'
import { goOn, settleMeasures, signIn, sitDown } from '../meeting-story.ts'
import { branchDays } from '../sittings.ts'
import type { Villagers } from '../villagers.ts'
import type { Camera } from './camera.ts'
import type { Chapter } from './chapters.ts'

const [day] = branchDays
if (!day) throw new Error('no branch meets')
const { chair, recorder, team, ranked, chat, voters, onPaper, tellers } = day
const others = ranked.length - team.length
const [scrutineer] = tellers
const voter = 'M05'

/** B: who is there signs in, and the first is criticised while two phones are looked at. */
export const criticising: Chapter = async (village, camera) => {
  await village.moveTo('2018-03-08T08:50:00+08:00')
  await sitDown(village, day)
  await camera.card('sign-in', { of: 'M13', words: '签到', chat })
  await signIn(village, day)
  await camera.card('console', { of: chair, words: '应到' })
  await village.press(chair, '开始：通报到会情况')
  await goOn(village, day, 4)
  await village.press(chair, '讲完了')
  await camera.card('criticism-turn', { of: chair, words: '提批评' })
  await village.press('M03', '写批评')
  await camera.card('criticism-form', { of: 'M03', words: '直截了当' })
}

export const appraising: Chapter = async (village) => {
  const [first, ...rest] = team
  await finishFirst(village, first ?? '')
  const turns = ['typed', 'nothingNew', 'nothingNew'] as const
  await holdRound(village, { chair, recorder, subjects: rest, ranked, turns })
  await goOn(village, day, 1)
  await holdLightRound(village, { chair, recorder, subjects: others })
  await goOn(village, day, 1)
  await settleMeasures(village, day, {
    measures: '1. 六月底前修好三组水渠\n2. 每月十号公布补贴名单\n3. 请水务站来看一次',
    direction: '每月走访两户老人',
  })
  await goOn(village, day, 2)
  await village.press(chair, '散会')
  await village.advance('PT10M')
  await sitDown(village, day, '开会 评议')
  await appraiseEachOther(village, { ...day, team: team.length, others }, {})
  await goOn(village, day, 1)
}

/** The first subject's round goes on from the critic whose form was looked at. */
async function finishFirst(village: Villagers, subject: string): Promise<void> {
  await village.press('M03', '交上', criticismOf(subject, 'M03'))
  await village.press(chair, '讲完了')
  for (let left = ranked.length - 2; left > 0; left -= 1) await village.press(chair, '无新的意见')
  await village.press(chair, '接受')
}

export const voting: Chapter = async (village, camera) => {
  const names = ranked.map((memberId) => village.person(memberId).name)
  const papers = new Papers(4, voters, names, 4)
  const vote = {
    chat,
    chair,
    tellers,
    phones: voters.filter((one) => !onPaper.includes(one)),
    marksOf: (one: string) => papers.of(one),
    paper: {
      names: onPaper.map((memberId) => village.person(memberId).name),
      head: { issued: onPaper.length, returned: onPaper.length, valid: onPaper.length, invalid: 0 },
      figuresOf: (name: string) => [...papers.figures(onPaper, name, 4), 0],
    },
  }
  await handOut(village, camera)
  await takePaper(village, camera)
  for (const one of vote.phones) await castOnPhone(village, one, { chat, markOf: papers.of(one) })
  await showCount(village, camera, vote.paper.head)
  for (const teller of tellers) await countPapers(village, teller, vote.paper)
  await village.press(chair, '结束投票')
  await village.press(scrutineer, '确认结束')
  await signSheet(village, vote)
  await goOn(village, day, 1)
  await holdBallot(village, '评议班子', vote)
  await signSheet(village, vote)
  await goOn(village, day, 2)
  await village.press(chair, '散会')
}

async function handOut(village: Villagers, camera: Camera): Promise<void> {
  await village.press(chair, '测评票')
  const names = onPaper.map((memberId) => village.person(memberId).name)
  await village.press(chair, '发放测评票', { onPaper: await village.options(chair, names) })
  await camera.card('ballot-confirm', { of: scrutineer, words: '确认发放' })
  await village.press(scrutineer, '确认发放')
  await camera.card('ballot-group', { of: voter, words: '领取测评票', chat })
}

async function takePaper(village: Villagers, camera: Camera): Promise<void> {
  await village.press(voter, '领取测评票', undefined, chat)
  await camera.card('ballot-promise', { of: voter, words: '开始填写' })
  await village.press(voter, '开始填写')
  await camera.card('ballot-page', { of: voter, words: '不选算弃权' })
}

/** The scrutineer's sheet for paper ballots, at its second page. */
async function showCount(village: Villagers, camera: Camera, head: PaperHead): Promise<void> {
  await village.say(scrutineer, '测评')
  await village.press(scrutineer, '录入纸质票')
  const figures = Object.entries(head).map(([name, count]) => [name, String(count)])
  await village.press(scrutineer, '存好，下一页', Object.fromEntries(figures))
  await camera.card('paper-count', { of: scrutineer, words: '每行按顺序填', height: 620 })
}
