import type { CardJson } from '../kit/card.ts'
import { beside, button, card, form, line, note, submit, text } from '../kit/elements.ts'
import { sayDay } from '../kit/day.ts'
import { answerOwnButton, draftButton, handInButton, talkedButton } from './buttons.ts'
import { go, pager, type Named, type Paged, type Words } from './parts.ts'
import { wordFields } from './turn-forms.ts'
import { criticismTitle, hintQuestions, responseKinds, responseNames } from './wording.ts'

type Of = { meetingId: string; step: string; personId: string }

export interface OwnView extends Of {
  isOpen: boolean
  /** Who has criticised themselves, and whom the reader has not written about. */
  owed: Paged<Named & { hasDraft: boolean }>
  /** How many the reader has written about. */
  written: number
  /** How many are still to come, about whom a draft may be written ahead. */
  coming: number
}

/** What a participant may write while the round goes on. */
export function ownCard(view: OwnView): CardJson {
  const { meetingId, step, personId, owed } = view
  const key = { meetingId, step, personId }
  return card(
    criticismTitle,
    [
      text(view.isOpen ? '轮到您时在会上讲。文字可以在这里写好，照着讲。' : '这一轮进行完了。'),
      ...(view.isOpen
        ? owed.items.map(({ hasDraft, ...subject }) =>
            beside(
              [text(subject.name)],
              go(hasDraft ? '接着写' : '写批评', 'criticismForm', formKey(key, subject.personId)),
            ),
          )
        : []),
      view.isOpen && owed.items.length === 0 && note('现在没有要写的。'),
      view.isOpen && owed.pages > 1 && note('写好上面几位，后面的会接着出来。'),
      note(`已写好 ${view.written} 位`),
      view.isOpen &&
        view.written > 0 &&
        go('看、改已写好的', 'criticismWritten', { ...key, page: '1' }, { type: 'text' }),
      view.isOpen &&
        view.coming > 0 &&
        go('给后面的同志先写草稿', 'criticismDrafts', { ...key, page: '1' }, { type: 'text' }),
      note('批评只给本人、主持人和记录人看。'),
    ],
    { template: view.isOpen ? 'blue' : 'grey' },
  )
}

const formKey = (of: Of, subjectId: string) => ({ ...of, subjectId, asked: '' })

export interface WrittenView extends Of {
  written: Paged<Named>
}

/** What one has handed in, to be read once more or changed while the meeting goes on. */
export function writtenCard({ meetingId, step, personId, written }: WrittenView): CardJson {
  const key = { meetingId, step, personId }
  return card(
    '已写好的',
    [
      written.items.length === 0 && text('没有。'),
      ...written.items.map((subject) =>
        beside([text(subject.name)], go('看、改', 'criticismForm', formKey(key, subject.personId))),
      ),
      pager(written, 'criticismWritten', key),
      go('返回', 'ownCriticisms', key, { type: 'text' }),
    ],
    { template: 'blue' },
  )
}

export interface DraftsView extends Of {
  coming: Paged<Named & { hasDraft: boolean }>
}

/** Those whose turn is still to come. */
export function draftsCard({ meetingId, step, personId, coming }: DraftsView): CardJson {
  const key = { meetingId, step, personId }
  return card(
    '先写草稿',
    [
      note('草稿只有您自己看得到。等他作完自我批评再交。'),
      ...coming.items.map(({ hasDraft, ...subject }) =>
        beside(
          [text(subject.name)],
          go(hasDraft ? '接着写' : '写草稿', 'criticismForm', formKey(key, subject.personId)),
        ),
      ),
      coming.items.length === 0 && text('没有了。'),
      pager(coming, 'criticismDrafts', key),
      go('返回', 'ownCriticisms', key, { type: 'text' }),
    ],
    { template: 'blue' },
  )
}

export interface FormView extends Of {
  subject: Named
  words: Words | undefined
  /** Whether the subject has criticised themselves, so that it may be handed in (I2). */
  mayHandIn: boolean
  /** Handed in already: what is saved now takes its place. */
  isHandedIn: boolean
  /** The chair asked for other words (R8). */
  isReturned: boolean
  question: keyof typeof hintQuestions | undefined
}

/** One criticism of one person: a specific problem and a suggestion (R81). */
export function formCard(view: FormView): CardJson {
  const { meetingId, step, personId, subject, question } = view
  const key = { meetingId, step, personId }
  const carried = { ...key, subjectId: subject.personId }
  const handIn = submit(
    question ? '就这样交' : view.isHandedIn ? '重新交' : '交上',
    handInButton,
    { ...carried, asked: question !== undefined },
    { type: question ? 'default' : 'primary_filled' },
  )
  return card(
    `给 ${subject.name} 提批评`,
    [
      view.isReturned &&
        text('主持人请您换个说法：说具体的事和建议，不说人品，不翻旧账，不争输赢。改了再交。'),
      question ? text(hintQuestions[question]) : note('直截了当，说事不说人品。两项都要写。'),
      form('criticism', [
        ...wordFields(view.words),
        view.mayHandIn && handIn,
        !view.isHandedIn &&
          submit('存草稿', draftButton, carried, {
            type: view.mayHandIn ? 'default' : 'primary_filled',
          }),
      ]),
      !view.mayHandIn && note('他还没有作自我批评，现在只能存草稿。'),
      go('返回', 'ownCriticisms', key, { type: 'text' }),
    ],
    { template: 'blue' },
  )
}

export interface ReceivedView {
  meetingId: string
  personId: string
  counts: { criticisms: number; nothingNew: number }
  said: Paged<{ name: string } & Words>
  /** For one who was away: how they answer now. */
  answer: { roundId: string } | undefined
  response: keyof typeof responseNames | undefined
}

/** What was said to oneself in the meeting, for oneself alone. */
export function receivedCard(view: ReceivedView): CardJson {
  const { meetingId, personId, said, answer } = view
  return card(
    '大家给您提的批评',
    [
      text(`提了 ${view.counts.criticisms} 条，无新的意见 ${view.counts.nothingNew} 人`),
      ...said.items.flatMap(({ name, problem, suggestion }) => [
        line,
        text(name),
        text(`问题：${problem}\n建议：${suggestion}`, 'notation'),
      ]),
      said.items.length === 0 && note('会上口头讲的没有留下文字。'),
      pager(said, 'criticismsReceived', { meetingId, personId }),
      ...(answer
        ? [
            line,
            text('您没有到会，请表个态：'),
            ...responseKinds.map((response) =>
              button(
                responseNames[response],
                answerOwnButton,
                { roundId: answer.roundId, personId, response },
                { type: response === 'accept' ? 'primary_filled' : 'default' },
              ),
            ),
          ]
        : []),
      view.response !== undefined && note(`您的表态：${responseNames[view.response]}`),
      note('只有您自己看得到这张卡片。'),
    ],
    { template: 'blue' },
  )
}

export interface DeferredView {
  deferralId: string
  /** With whom the reader is to talk. */
  partner: string
  dueOn: string
  confirmed: boolean
  isDone: boolean
}

/** A dispute that was left to a talk (R82). */
export function deferredCard(view: DeferredView): CardJson {
  const { deferralId, partner, dueOn, confirmed, isDone } = view
  return card(
    '会后谈一谈',
    [
      text(`会上有件事没有谈完，请您和 ${partner} 会后单独谈一谈。`),
      isDone
        ? text('两位都说谈过了。')
        : confirmed
          ? note('您已说谈过了，等对方也确认。')
          : text(`请在 ${sayDay(dueOn)} 前谈`),
      !confirmed &&
        !isDone &&
        button('谈过了', talkedButton, { deferralId }, { type: 'primary_filled', size: 'large' }),
      note('谈什么只有两位知道，不用报告。'),
    ],
    { template: isDone ? 'green' : 'blue' },
  )
}
