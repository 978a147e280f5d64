import { z } from 'zod'
import { action } from '../../cards/kit/action.ts'
import { button, card, form, input, submit, text } from '../../cards/kit/elements.ts'
import { requiredText } from '../../cards/kit/form-values.ts'
import { Refusal } from '../../src/errors.ts'
import { morningOf } from '../../src/organization/calendar.ts'
import { cardKind, onPress, type Feature } from '../../src/pipeline/feature.ts'
import { personIdOf, rootId, villagers } from './village.ts'

/** A feature for tests of the pipeline alone: a bell that members ring. */
export interface Sample {
  feature: Feature
  /** Who rang, by person id. */
  rung: Set<string>
  /** Fails inside the transaction when set. */
  fail: { next: Error | undefined }
  jobs: Record<string, string>[]
}

const ring = action('bell.ring', z.object({ bell: z.string() }))
const write = action(
  'bell.write',
  z.object({}),
  z.object({ words: requiredText(20, '请写几个字') }),
)
const secret = action('bell.secret', z.object({}))

export function sampleFeature(): Sample {
  const rung = new Set<string>()
  const fail: Sample['fail'] = { next: undefined }
  const jobs: Record<string, string>[] = []
  const feature: Feature = {
    name: 'bell',
    commands: [
      {
        name: '/bell',
        aliases: ['打铃'],
        who: 'secretary',
        usage: '/bell',
        run: (op, words) => {
          op.doLater('bell.later', { words: words.join('|') }, `later:${op.newId()}`)
          return { show: { card: 'bell', key: { bell: '1' } } }
        },
      },
      {
        name: '/mine',
        aliases: ['我的'],
        who: 'member',
        usage: '/mine',
        run: (op) => ({ show: { card: 'mine', key: { personId: op.actor.personId } } }),
      },
    ],
    actions: [
      onPress(ring, 'member', (op, { bell }) => {
        if (fail.next) throw fail.next
        if (rung.has(op.actor.personId)) throw new Refusal('alreadyDone')
        rung.add(op.actor.personId)
        op.redraw({ card: 'bell', key: { bell } })
        return { toast: { type: 'success', content: '响了' } }
      }),
      onPress(write, 'member', (_op, { words }) => ({
        toast: { type: 'success', content: `${words.length}字` },
      })),
      {
        ...onPress(secret, 'member', () => ({ toast: { type: 'success', content: '收到' } })),
        anonymous: true,
      },
    ],
    cards: {
      bell: cardKind({
        privacy: 'P1',
        key: z.object({ bell: z.string() }),
        living: () => true,
        view: () => ({ count: rung.size }),
        card: ({ count }) =>
          card('打铃', [
            text(`已有 ${count} 人打铃`),
            button('打铃', ring, { bell: '1' }, { type: 'primary_filled' }),
            button('悄悄打', secret, {}),
          ]),
      }),
      mine: cardKind({
        privacy: 'P4',
        key: z.object({ personId: z.string() }),
        hasForm: true,
        about: (_db, key) => key,
        view: (_db, key) => key,
        card: () =>
          card('我的', [
            form('f', [input('words', { required: true }), submit('写好了', write, {})]),
          ]),
      }),
    },
    jobs: {
      'bell.later': async (_context, given) => {
        jobs.push({ ...given })
        await Promise.resolve()
      },
    },
    duties: {
      owedBy: (_db, personId) => (rung.has(personId) ? [] : [dutyOf(personId)]),
      owed: (_db, _duty, personId) => (rung.has(personId) ? undefined : dutyOf(personId)),
      openIn: (_db, unitId) => {
        const all = villagers.filter((one) => one.branch).map((one) => personIdOf(one.code))
        const owing = all.filter((personId) => !rung.has(personId))
        return [{ ...described, unitId: unitId && rootId, owing, of: all.length }]
      },
    },
    reminders: () => [
      {
        occasion: 'bell:2018-02-12',
        at: morningOf('2018-02-12'),
        expiresAt: morningOf('2018-02-28'),
        nudges: () =>
          villagers
            .filter((one) => one.branch === 'B3')
            .map((one) => ({
              kind: 'owes',
              personId: personIdOf(one.code),
              duty: described.duty,
              personal: true,
            })) as never,
      },
    ],
  }
  return { feature, rung, fail, jobs }
}

const described = { duty: 'bell:1', kind: '打铃', title: '打铃', dueOn: '2018-02-20' }
const dutyOf = (personId: string) => ({
  ...described,
  personId,
  open: { card: 'bell', key: { bell: '1' } },
})
