import type { CardElement } from '../../cards/kit/card.ts'
import type { Tx } from '../../db/client.ts'
import { insertRound, updateRound } from '../../db/queries/ballot-rounds.ts'
import { insertTotals } from '../../db/queries/ballot-totals.ts'
import { noteCountSheetStep } from '../../db/queries/count-sheet-steps.ts'
import { currentCycle, updateCycle } from '../../db/queries/cycles.ts'
import type { Grade } from '../../db/queries/grades.ts'
import { updateMeeting } from '../../db/queries/meetings.ts'
import { listRegister } from '../../db/queries/register.ts'
import type { Policy } from '../../policies/policy.ts'
import { gradedBy } from '../../src/organization/participation.ts'
import { elementsOf } from './fake-platform.ts'
import { insertHeldMeeting } from './held-meeting.ts'
import { insertRunningCycle } from './running-cycle.ts'
import type { TestBot } from './start-bot.ts'
import { personIdOf, rootId, unitIdOf, villagers } from './village.ts'

const rooms = {
  B1: { chair: 'M02', recorder: 'M03', team: ['M02', 'M03', 'M04'] },
  B2: { chair: 'M27', recorder: 'M29', team: ['M27', 'M29', 'M30'] },
  B3: { chair: 'M47', recorder: 'M48', team: ['M47', 'M48', 'M49'] },
}
export type BranchCode = keyof typeof rooms
const steps = ['C1', 'C2a', 'C2b', 'C3', 'C4', 'C5', 'C6', 'C7']

/** Marks of twenty papers with which neither excellent nor qualified is far from the papers. */
export const usualCounts = [14, 6, 0, 0]

export const nameOf = (code: string): string =>
  villagers.find((one) => one.code === code)?.name ?? code
export const secretaryOf = (unit: BranchCode): string => nameOf(rooms[unit].chair)

interface Held {
  /** Counts other than the usual ones, by register code; null: nothing was counted. */
  counts?: Readonly<Record<string, number[]>> | null
  /** Whether both tellers signed the count sheet, as usual. */
  isSigned?: boolean
  ratio?: Partial<Policy['excellentRatio']>
}

/** A branch whose appraisal was held and whose papers were counted, on the bot's day. */
export function holdAppraisal(bot: TestBot, unit: BranchCode, held: Held = {}): void {
  bot.database.inTransaction((tx) => {
    if (!currentCycle(tx, rootId)) insertRunningCycle(tx)
    const cycle = currentCycle(tx, rootId)
    if (held.ratio && cycle) {
      const { parameters } = cycle
      const excellentRatio = { ...parameters.excellentRatio, ...held.ratio }
      updateCycle(tx, 'cycle', { parameters: { ...parameters, excellentRatio } })
    }
    const { chair, recorder } = rooms[unit]
    const meeting = { unit, meetingType: 'C', chair, recorder, finished: steps } as const
    const meetingId = insertHeldMeeting(tx, meeting, bot.time.now())
    updateMeeting(tx, meetingId, { state: 'closed', closedAt: bot.time.now().getTime() })
    const { counts = {}, isSigned = true } = held
    if (counts !== null) insertCount(tx, { unit, meetingId, counts, isSigned }, bot.time.now())
  })
}

/** The totals of a ballot, as they are left when the papers are gone. */
function insertCount(
  tx: Tx,
  of: {
    unit: BranchCode
    meetingId: string
    counts: Readonly<Record<string, number[]>>
    isSigned: boolean
  },
  at: Date,
): void {
  const unitId = unitIdOf(of.unit)
  const rows = gradedBy(listRegister(tx, rootId), unitId)
  const roundId = `round_${of.unit}`
  insertRound(tx, {
    roundId,
    meetingId: of.meetingId,
    cycleId: 'cycle',
    unitId,
    kind: 'members',
    subjects: rows.map((row) => ({ subjectId: row.personId, isMarked: true })),
    scale: ['excellent', 'qualified', 'basicallyQualified', 'unqualified'],
    rowsPerPart: 15,
    minPapersToShow: 5,
    scrutineerId: personIdOf('M13'),
    voteCounterId: personIdOf('M12'),
    proposedById: personIdOf(rooms[of.unit].chair),
    proposedAt: at.getTime(),
  })
  insertTotals(
    tx,
    roundId,
    rows.map((row) => ({
      subjectId: row.personId,
      counts: of.counts[row.rosterCode] ?? usualCounts,
      abstentions: 0,
      invalid: 0,
      base: 20,
    })),
  )
  const figures = { electronic: 20, electronicInvalid: 0, eligible: 20 }
  updateRound(tx, roundId, { state: 'tallied', closedAt: at.getTime(), ...figures })
  for (const step of ['scrutineerSigned', 'voteCounterSigned', 'filed'] as const) {
    if (!of.isSigned) continue
    noteCountSheetStep(tx, { roundId, step, at: at.getTime(), byPersonId: personIdOf('M13') })
  }
}

export type Proposals = Readonly<Record<string, Grade>>

/** The secretary proposes for everybody; who is not named is 合格. Their own is left open. */
export async function propose(bot: TestBot, unit: BranchCode, grades: Proposals): Promise<void> {
  const secretary = secretaryOf(unit)
  await bot.says(secretary, '评定')
  await bot.press(secretary, '开始写初评意见')
  await bot.press(secretary, '写初评意见')
  for (let count = 0; count < 40; count += 1) {
    const name = /^初评意见：(.+)$/m.exec(bot.lastSeenBy(secretary))?.[1]
    if (name === undefined) return
    const code = villagers.find((one) => one.name === name)?.code ?? ''
    const grade = grades[code] ?? 'qualified'
    const reasons = `${name}平时表现`
    const said = await bot.press(secretary, '保存', { grade, reasons })
    if (said !== '初评意见已存') throw new Error(`${name}: ${said}`)
  }
}

/** The first secretary writes the one about the branch's secretary. */
export async function proposeForSecretary(
  bot: TestBot,
  at: number,
  grade: Grade = 'qualified',
): Promise<void> {
  await bot.says('茶应明', '评定')
  const desks = Array.from({ length: at }, () => '打开')
  for (const label of desks.slice(0, 1)) await bot.press('茶应明', label)
  await bot.press('茶应明', '写初评意见')
  await bot.press('茶应明', '保存', { grade, reasons: '' })
}

/** The committee meets; everything is passed as proposed, each own item by somebody else. */
export async function meetAndPass(bot: TestBot, unit: BranchCode): Promise<void> {
  const secretary = secretaryOf(unit)
  const [, second = ''] = rooms[unit].team
  await openMeeting(bot, unit)
  await pass(bot, secretary)
  await pass(bot, nameOf(second))
}

export async function openMeeting(
  bot: TestBot,
  unit: BranchCode,
  present: readonly string[] = rooms[unit].team,
): Promise<string> {
  const secretary = secretaryOf(unit)
  await bot.says(secretary, '评定')
  await bot.press(secretary, '开评定会')
  return await bot.press(secretary, 'grading.openMeeting', {
    heldOn: bot.time.now().toISOString().slice(0, 10),
    present: present.map(personIdOf),
  })
}

/** Presses 其余 n 人按初评意见一致通过, whatever n is. */
export async function pass(bot: TestBot, name: string): Promise<string> {
  return await bot.press(name, 'grading.pass')
}

/** A button as a phone shows it now, to be pressed when the card has long moved on. */
export function keepButton(bot: TestBot, name: string, label: string) {
  return found(bot, name, (elements) => elements.find((element) => labelOf(element) === label))
}

/** Presses the button in somebody's row of a list: the first of that label after their name. */
export async function pressBeside(
  bot: TestBot,
  name: string,
  row: string,
  label: string,
): Promise<string> {
  const press = found(bot, name, (elements) => {
    const at = elements.findIndex((element) => JSON.stringify(element).includes(`**${row}**`))
    return at < 0 ? undefined : elements.slice(at).find((element) => labelOf(element) === label)
  })
  return await press()
}

function labelOf(element: CardElement): string | undefined {
  if (element.tag !== 'button') return undefined
  return (element['text'] as { content?: string } | undefined)?.content
}

function found(
  bot: TestBot,
  name: string,
  pick: (elements: readonly CardElement[]) => CardElement | undefined,
) {
  const openId = bot.openIdOf(name)
  for (const message of bot.platform.messages.toReversed()) {
    const { card, chatId, messageId } = message
    const button =
      card && message.openId === openId
        ? pick(elementsOf(card).map(({ element }) => element))
        : undefined
    const behaviors = button?.['behaviors'] as { value?: object }[] | undefined
    const value = behaviors?.[0]?.value
    if (!value) continue
    return async (form: Record<string, unknown> = {}): Promise<string> => {
      const press = { kind: 'press' as const, openId, chatId, messageId, value: { ...value }, form }
      const reply = await bot.arrive({ ...bot.arrival(), ...press })
      if (reply.card) bot.platform.replace(messageId, reply.card)
      return reply.toast?.content ?? ''
    }
  }
  throw new Error(`${name} sees no such button; the newest card says:\n${bot.lastSeenBy(name)}`)
}
