import {
  adoptAndPublish,
  branches,
  holdSession,
  nameContacts,
  publishTask,
  setUp,
} from './first-weeks.ts'
import type { Villagers } from './villagers.ts'

/** Who has read. */
const answered = ['M04', 'M05', 'M06', 'M07', 'M11', 'M12', 'M13', 'M14', 'M15', 'M16', 'M18']
const own = branches[0]

export interface GoodMoment {
  secretary: string
  member: string
  /** Has not read yet. */
  slowMember: string
  /** The group of the branch, whose newest card is the study task with its live number. */
  group: { chatId: string; name: string }
}

/** The last day to read: some have, the others were reminded this morning, the board says who. */
export async function playToGoodMoment(village: Villagers): Promise<GoodMoment> {
  await setUp(village)
  await nameContacts(village)
  await adoptAndPublish(village)
  await village.moveTo('2018-02-08T09:00:00+08:00')
  await publishTask(village, own.secretary, '2018-02-22')
  for (const memberId of answered) {
    await village.press(memberId, '我已学完', undefined, own.chat)
  }
  await holdSession(village, {
    secretary: own.secretary,
    heldOn: '2018-02-10',
    topics: ['eightClarities', 'memberDuties'],
    absent: ['罗建成'],
  })
  await village.moveTo('2018-02-22T09:00:00+08:00')
  await village.say(own.secretary, '进度')
  await village.press('M17', '去办')
  const { secretary, chat, name } = own
  return { secretary, member: 'M13', slowMember: 'M17', group: { chatId: chat, name } }
}
