import { useState } from 'preact/hooks'
import { click } from '../api/client.ts'
import type { CardElement, CardJson, Click, ClickAnswer } from '../api/types.ts'
import { type Device, useDevice } from '../device/device.tsx'
import { useDraft } from '../state/drafts.ts'
import { fieldsIn, initialValue, missingIn, submittedValues } from './form-values.ts'
import { handlesOf } from './handles.ts'
import {
  bodyElements,
  contentOf,
  isRecord,
  recordsIn,
  textIn,
  withDescendants,
} from './properties.ts'
import type { CardSession, Picked } from './session.tsx'

export interface CardOwner {
  card: CardJson
  /** Unique for this card on this screen. */
  draftKey: string
  /** Changes when the card was updated. */
  revision: string
  memberIds: readonly string[]
  /** Missing where pressing leads nowhere: the gallery. */
  send: ((pressed: Omit<Click, 'messageId'>) => Promise<ClickAnswer>) | undefined
}

/** Sends a press as this person and asks for what has changed since. */
export function senderFor(openId: string, messageId: string, after: () => void) {
  return async (pressed: Omit<Click, 'messageId'>) => {
    const answer = await click(openId, { messageId, ...pressed })
    after()
    return answer
  }
}

/** A card's session: drafts, Feishu's client rules before a press, the answer after it. */
export function usePress(owner: CardOwner): CardSession {
  const device = useDevice()
  const draft = useDraft(owner.draftKey, owner.revision)
  const [pending, setPending] = useState<CardElement>()
  const [missing, setMissing] = useState<ReadonlySet<string>>(new Set())

  const set: CardSession['set'] = (name, value) => {
    draft.set(name, value)
    setMissing((old) => new Set([...old].filter((one) => one !== name)))
  }

  const reset = (form: CardElement) => {
    for (const field of fieldsIn([form])) draft.set(textIn(field, 'name'), initialValue(field))
    setMissing(new Set())
  }

  const press = async (element: CardElement, picked: Picked = {}) => {
    if (pending || element['disabled'] === true) return
    const form = formAround(owner.card, element)
    const action = textIn(element, 'form_action_type')
    if (form && action === 'reset') return reset(form)
    if (form && action === 'submit') {
      const empty = missingIn(form, draft.values).map((field) => textIn(field, 'name'))
      setMissing(new Set(empty))
      if (empty.length > 0) return device.toast({ type: 'error', content: '请先填写必填项' })
    }
    if (!(await agreed(device, element, form))) return
    openLinks(element)
    const handle = handlesOf(owner.card).get(element)
    if (!calledBack(element) || !handle) return
    if (!owner.send) return device.toast({ type: 'info', content: '这里只是样张，按钮不起作用' })
    setPending(element)
    const values = form && action === 'submit' ? { form: submittedValues(form, draft.values) } : {}
    const { button, nth } = handle
    await owner.send({ button, ...(nth > 0 && { nth }), ...values, ...picked }).then(
      (answer) => showAnswer(device, answer),
      (error: Error) => device.toast({ type: 'error', content: error.message }),
    )
    setPending(undefined)
  }

  return {
    values: draft.values,
    set,
    pending,
    missing,
    memberIds: owner.memberIds,
    press: (element, picked) => {
      press(element, picked).catch((error: Error) => {
        device.toast({ type: 'error', content: error.message })
      })
    },
  }
}

function formAround(card: CardJson, element: CardElement): CardElement | undefined {
  return bodyElements(card).find(
    (root) => root.tag === 'form' && withDescendants(root).includes(element),
  )
}

async function agreed(device: Device, element: CardElement, form: CardElement | undefined) {
  const submits = textIn(element, 'form_action_type') === 'submit'
  const question = element['confirm'] ?? (submits ? form?.['confirm'] : undefined)
  if (!isRecord(question)) return true
  return device.confirm({
    title: contentOf(question['title']),
    text: contentOf(question['text']),
  })
}

function openLinks(element: CardElement): void {
  for (const behaviour of recordsIn(element['behaviors'])) {
    if (behaviour['type'] !== 'open_url') continue
    const url = textIn(behaviour, 'pc_url') || textIn(behaviour, 'default_url')
    if (/^https?:\/\//i.test(url)) window.open(url, '_blank', 'noopener')
  }
}

function calledBack(element: CardElement): boolean {
  const calls = recordsIn(element['behaviors']).some((one) => one['type'] === 'callback')
  return calls || textIn(element, 'form_action_type') === 'submit'
}

function showAnswer(device: Device, answer: ClickAnswer): void {
  if (answer.error) {
    const { code, message } = answer.error
    device.toast({ type: 'error', content: `${message || '出错了，请稍后重试'} code:${code}` })
  } else if (answer.toast) device.toast(answer.toast)
}
