import { z } from 'zod'
import type { Action } from '../../cards/kit/action.ts'
import type { CardElement, CardJson } from '../../cards/kit/card.ts'
import { innerOf } from '../../cards/kit/schema/nesting.ts'

type Actions = ReadonlyMap<string, Action>

const behavior = z.object({
  type: z.literal('callback'),
  value: z.object({ action: z.string(), carried: z.record(z.string(), z.unknown()) }),
})

function within(element: CardElement): CardElement[] {
  return [element, ...innerOf(element).flatMap(within)]
}

/** What an element sends when it is pressed, or undefined when it sends nothing. */
function sentBy(element: CardElement) {
  const found = z.array(z.unknown()).catch([]).parse(element['behaviors'])
  return found.map((one) => behavior.safeParse(one)).find((one) => one.success)?.data.value
}

/** Where a card and the verbs behind its buttons disagree, as sentences. */
export function formFaults(card: CardJson, actions: Actions): string[] {
  const all = card.body.elements.flatMap(within)
  const forms = all.filter(({ tag }) => tag === 'form')
  return [
    ...all.flatMap((element) => carriedFaults(element, actions)),
    ...forms.flatMap((form) => fieldFaults(form, actions)),
  ]
}

function carriedFaults(element: CardElement, actions: Actions): string[] {
  const sent = sentBy(element)
  if (!sent) return []
  const action = actions.get(sent.action)
  if (!action) return [`${sent.action} does nothing`]
  const isSubmit = element['form_action_type'] === 'submit'
  return [
    ...(action.carries.safeParse(sent.carried).success
      ? []
      : [`${sent.action} carries too little`]),
    ...(action.form && !isSubmit ? [`${sent.action} needs a form`] : []),
  ]
}

/** `shapes`: the form schema of each button that sends this form. */
function fieldFaults(form: CardElement, actions: Actions): string[] {
  const inner = within(form).slice(1)
  const fields = inner.filter(({ tag, name }) => name !== undefined && tag !== 'button')
  const shapes = inner
    .filter((element) => element['form_action_type'] === 'submit')
    .map((submit) => actions.get(sentBy(submit)?.action ?? '')?.form?.shape ?? {})
  const names = new Set(fields.map(nameOf))
  const needed = shapes.flatMap((shape) =>
    Object.keys(shape).filter((name) => !takes(shape, name, undefined)),
  )
  return [
    ...needed.filter((name) => !names.has(name)).map((name) => `${name} is not asked for`),
    ...fields.flatMap((field) => oneFieldFaults(field, shapes)),
  ]
}

type Shape = z.ZodRawShape

const nameOf = (field: CardElement) => String(field['name'])
const takes = (shape: Shape, name: string, value: unknown) =>
  z.safeParse(shape[name] ?? z.any(), value).success

const anything = Symbol('anything')

function oneFieldFaults(field: CardElement, shapes: readonly Shape[]): string[] {
  const name = nameOf(field)
  const longest = '字'.repeat(Number(field['max_length'] ?? 0))
  const isTooLong = (shape: Shape) =>
    z
      .safeParse(shape[name] ?? z.any(), longest)
      .error?.issues.some((issue) => issue.code === 'too_big') ?? false
  // A field whose schema takes anything is judged by its verb: an anonymous one answers all alike.
  const takesAnything = shapes.every((shape) => takes(shape, name, anything))
  const isOptional = !takesAnything && shapes.every((shape) => takes(shape, name, ''))
  return [
    ...(shapes.some((shape) => name in shape) ? [] : [`${name} is thrown away`]),
    ...(field['required'] === true && isOptional ? [`${name} need not be required`] : []),
    ...(shapes.some(isTooLong) ? [`${name} lets in more than its verb takes`] : []),
  ]
}
