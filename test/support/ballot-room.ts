import type { CardElement } from '../../cards/kit/card.ts'
import { roundOf, type BallotRound } from '../../db/queries/ballot-rounds.ts'
import { resultOfRound } from '../../db/queries/ballot-totals.ts'
import { findPerson } from '../../db/queries/people.ts'
import { elementsOf } from './fake-platform.ts'
import { insertHeldMeeting } from './held-meeting.ts'
import { insertRunningCycle } from './running-cycle.ts'
import type { TestBot } from './start-bot.ts'

export type Kind = 'members' | 'team'
/** Step of the scale from 0 by the person or unit it is for; who is not there is an abstention. */
export type Marks = ReadonlyMap<string, number>

const rooms = {
  B1: { chair: 'M02', recorder: 'M03', tellers: ['M13', 'M12'] as const },
  B2: { chair: 'M27', recorder: 'M29', tellers: ['M36', 'M35'] as const },
  B3: { chair: 'M47', recorder: 'M48', tellers: ['M53', 'M52'] as const },
}
const people = {
  B1: { chair: '张春松', scrutineer: '何兰仙', counter: '李朝春' },
  B2: { chair: '郭文蓉', scrutineer: '蒋秀英', counter: '李有富' },
  B3: { chair: '茶立川', scrutineer: '彭玉珍', counter: '王宗荣' },
}

/** A branch's appraisal that has come to the ballot, and the people who work on it. */
export class BallotRoom {
  readonly bot: TestBot
  readonly meetingId: string
  readonly kind: Kind
  readonly chair: string
  readonly scrutineer: string
  readonly counter: string

  constructor(bot: TestBot, unit: keyof typeof rooms, kind: Kind, absent: readonly string[]) {
    this.bot = bot
    this.kind = kind
    this.chair = people[unit].chair
    this.scrutineer = people[unit].scrutineer
    this.counter = people[unit].counter
    const before = ['C1', 'C2a', 'C2b', 'C3', ...(kind === 'team' ? ['C4'] : [])]
    const held = { unit, meetingType: 'C', ...rooms[unit], absent, finished: before } as const
    const current = kind === 'team' ? 'C5' : 'C4'
    this.meetingId = bot.database.inTransaction((tx) => {
      insertRunningCycle(tx)
      return insertHeldMeeting(tx, { ...held, current }, bot.time.now())
    })
  }

  /** The newest round of the meeting. */
  get round(): BallotRound {
    const { meetingId, kind } = this
    const found = roundOf(this.bot.database, { meetingId, kind })
    if (!found) throw new Error('no round')
    return found
  }

  get result() {
    return resultOfRound(this.bot.database, this.round.roundId)
  }

  async ask(onPaper: readonly string[] = []): Promise<string> {
    await this.bot.says(this.chair, '测评')
    return await this.bot.press(this.chair, '发放测评票', { onPaper })
  }

  async open(onPaper: readonly string[] = []): Promise<void> {
    await this.ask(onPaper)
    await this.bot.press(this.scrutineer, '确认发放')
  }

  async close(): Promise<string> {
    await this.bot.says(this.chair, '测评')
    const asked = await this.bot.press(this.chair, '结束投票')
    if (!asked.includes('等监票人')) return asked
    return await this.bot.press(this.scrutineer, '确认结束')
  }

  /** Takes the paper and opens its first page. */
  async begin(name: string): Promise<void> {
    await this.bot.press(name, '领取测评票')
    await this.bot.press(name, '开始填写')
  }

  /** Fills in every page, row by row, and hands the paper in. */
  async vote(name: string, marks: Marks): Promise<void> {
    await this.begin(name)
    await this.fillPages(name, marks)
    if (this.pages > 1) await this.bot.press(name, '交票')
  }

  /** From the first page on; a paper of one page is handed in with it. */
  async fillPages(name: string, marks: Marks): Promise<void> {
    for (let page = 1; page <= this.pages; page += 1) {
      await this.bot.press(name, 'ballot.page', this.formOf(page, marks))
    }
  }

  get pages(): number {
    return Math.ceil(this.round.subjects.length / this.round.rowsPerPart)
  }

  /** What a page's fields hold for these marks, for every row there is. */
  formOf(page: number, marks: Marks): Record<string, string> {
    const { subjects, rowsPerPart } = this.round
    const rows = subjects.slice((page - 1) * rowsPerPart, page * rowsPerPart)
    const marked = rows.flatMap(({ subjectId }, at) => {
      const step = marks.get(subjectId)
      return step === undefined ? [] : [[`r${at}`, String(step + 1)] as const]
    })
    return Object.fromEntries(marked)
  }

  /** One teller enters the numbers of papers and, for every row, what was counted. */
  async count(
    name: string,
    head: { issued: number; returned: number; valid: number; invalid: number },
    figuresOf: (subjectId: string) => readonly number[],
  ): Promise<void> {
    await this.bot.says(name, '测评')
    await this.bot.press(name, '录入纸质票')
    await this.bot.press(name, 'ballot.countHead', texts(head))
    const { subjects, rowsPerPart } = this.round
    for (let page = 1; page <= this.pages; page += 1) {
      const rows = subjects.slice((page - 1) * rowsPerPart, page * rowsPerPart)
      const form = rows.map(({ subjectId }, at) => [`r${at}`, figuresOf(subjectId).join(' ')])
      await this.bot.press(name, 'ballot.countPage', Object.fromEntries(form))
    }
  }

  /** Presses a button that some earlier state of a card of theirs showed. */
  async pressOld(name: string, label: string, form = {}): Promise<string> {
    const openId = this.bot.openIdOf(name)
    for (const message of this.bot.platform.messages.filter((one) => one.openId === openId)) {
      const buttons = message.earlier.flatMap((card) => elementsOf(card)).map((one) => one.element)
      const found = buttons.find((one) => JSON.stringify(one['text'])?.includes(`"${label}"`))
      const [behavior] = (found?.['behaviors'] ?? []) as { value: Record<string, unknown> }[]
      if (!behavior) continue
      const { chatId, messageId } = message
      const press = {
        kind: 'press',
        openId,
        chatId,
        messageId,
        value: behavior.value,
        form,
      } as const
      const reply = await this.bot.arrive({ ...this.bot.arrival(), ...press })
      return reply.toast?.content ?? ''
    }
    throw new Error(`${name} never saw a button ${label}`)
  }

  nameOf(personId: string): string {
    return findPerson(this.bot.database, personId)?.name ?? ''
  }

  /** Names of the fields the person's newest card asks for. */
  fieldsSeenBy(name: string): string[] {
    const openId = this.bot.openIdOf(name)
    const last = this.bot.platform.messages.findLast((one) => one.openId === openId && one.card)
    const isField = ({ tag }: CardElement) => tag !== 'button' && tag !== 'form'
    return (last?.card ? elementsOf(last.card) : [])
      .filter(({ element }) => isField(element) && typeof element['name'] === 'string')
      .map(({ element }) => String(element['name']))
  }
}

function texts(numbers: object): Record<string, string> {
  return Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, String(value)]))
}

/** Numbers that look random and are the same in every run. */
export function dice(seed: number): (sides: number) => number {
  let state = seed
  return (sides) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return Math.floor((state / 2 ** 32) * sides)
  }
}

/** What a row sums to, counted by hand from what each person did. */
export function tallied(rows: readonly (number | undefined)[], steps: number) {
  return {
    counts: Array.from({ length: steps }, (_, step) => rows.filter((one) => one === step).length),
    abstentions: rows.filter((one) => one === undefined).length,
  }
}
