import {
  decide,
  meetAndPass,
  proposeAll,
  proposeForSecretary,
  tellEverybody,
} from '../grading-story.ts'
import { buttonsOf, lastCardOf, offered, pressLike } from '../reading-cards.ts'
import { branchDays } from '../sittings.ts'
import type { Villagers } from '../villagers.ts'
import type { Chapter } from './chapters.ts'

const [day] = branchDays
if (!day) throw new Error('no branch meets')
const { chair, recorder: secondInLine, chat } = day

/** The committee decides within the guide; everybody is told in private. */
export const grading: Chapter = async (village, camera) => {
  const excellent = day.excellent.slice(0, 4).map((code) => [code, 'excellent'] as const)
  const grades = Object.fromEntries(excellent)
  const of = { secretary: chair, committee: day.team, grades, heldOn: '2018-03-12' }
  await village.moveTo('2018-03-12T09:00:00+08:00')
  await proposeAll(village, of)
  await proposeForSecretary(village, of, day.place)
  await village.say(chair, '评定')
  await village.press(chair, '改')
  await camera.card('grade-proposal', { of: chair, words: '初评意见：' })
  await meetAndPass(village, of)
  await village.say(chair, '评定')
  await village.press(chair, '看评定会')
  await camera.card('grade-meeting', { of: chair, words: '支委会评定等次', height: 560 })
  await decide(village, of)
  await tellEverybody(village, of, {
    strengths: '抗旱时连着守了三夜水泵',
    gaps: '集中学习有时迟到',
    hopes: '带着年轻党员一起干',
  })
  await camera.card('grade-told', { of: 'M13', words: '支部评定等次' })
}

/** What is written about the items, one after the other. */
const works: readonly Record<string, string>[] = [
  { class: 'immediate', measures: '一周内把分茶苗的名单贴到活动室门口' },
  { class: 'phased', measures: '五月请工队，六月底前修好', dueOn: '2018-06-30' },
  { class: 'phased', measures: '每月十号贴到公开栏，贴七天', dueOn: '2018-04-10' },
  { class: 'phased', measures: '三月底前请镇水务站来看一次', dueOn: '2018-03-31' },
]

/** The list is settled and published; one item is put right, one is late. */
export const rectifying: Chapter = async (village, camera) => {
  await village.moveTo('2018-03-17T09:00:00+08:00')
  await village.say(chair, '整改')
  await village.press(chair, '班子整改清单')
  await pressLike(village, chair, /^还有 \d+ 条要梳理/)
  while (buttonsOf((await lastCardOf(village, chair)).card).includes('列入清单')) {
    await village.press(chair, '列入清单')
  }
  await village.press(chair, '班子整改清单')
  await publishList(village)
  await putRight(village)
  await village.moveTo('2018-04-06T09:00:00+08:00')
  await village.say(chair, '整改')
  await camera.card('rectify-board', { of: chair, words: '整改进度' })
}

async function publishList(village: Villagers): Promise<void> {
  for (let at = 0; at < 30; at += 1) {
    const told = await village.press(chair, '定稿公布')
    if (told.startsWith('已公布')) return
    await village.press(chair, '去补')
    const checker = await village.option(chair, village.person(secondInLine).name)
    await village.press(chair, '保存', { ...works[at % works.length], checker })
  }
}

/** The first item is done, and another says so. */
async function putRight(village: Villagers): Promise<void> {
  await village.moveTo('2018-03-22T09:00:00+08:00')
  await village.say(chair, '整改')
  await village.press(chair, '打开')
  await village.press(chair, '改好了，请核查')
  await village.press(secondInLine, '核查')
  await village.press(secondInLine, '提交', { judgement: 'settled', body: '去看过，名单贴出来了' })
}

export const disclosing: Chapter = async (village, camera) => {
  await village.say(chair, '整改公开')
  await village.press(chair, '准备公开')
  const items = await offered(village, chair, 'items')
  await village.press(chair, '保存，看预览', {
    items,
    scope: ['branch', 'village'],
    way: ['noticeBoard', 'group'],
    fromOn: '2018-04-06',
    toOn: '2018-04-16',
    naming: 'post',
    place: '村公开栏',
    contact: '支部书记',
  })
  await village.press(chair, '公开')
  const notice = await village.seen('M13', chat)
  const [url = ''] = /http:[^"]+\/g\/[a-z2-9]+/.exec(JSON.stringify(notice)) ?? []
  await camera.page('disclosure-page', url, 655)
}

export const filing: Chapter = async (village, camera) => {
  await village.say(chair, '归档')
  await camera.card('archive', { of: chair, words: '归档和导出' })
}
