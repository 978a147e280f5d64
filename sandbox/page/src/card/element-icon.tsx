import { fileUrl } from '../api/client.ts'
import { Icon, type IconName } from '../device/icon.tsx'
import { isRecord, textIn } from './properties.ts'

const drawings: [RegExp, IconName][] = [
  [/calendar|date/, 'calendar'],
  [/time|clock|alarm/, 'clock'],
  [/member|group|people|contact|community/, 'people'],
  [/doc|file|note/, 'doc'],
  [/yes|done|check|succeed/, 'done'],
  [/warning|alert/, 'warning'],
  [/error|close|fail/, 'failed'],
  [/down/, 'down'],
  [/right/, 'right'],
  [/download/, 'download'],
  [/chat|message/, 'message'],
]

/** A `standard_icon` by the nearest drawing at hand, a `custom_icon` by its picture. */
export function ElementIcon(props: { icon: unknown; size?: number }) {
  const { icon } = props
  if (!isRecord(icon)) return null
  const size = props.size ?? 16
  const imageKey = textIn(icon, 'img_key')
  if (imageKey)
    return <img class="icon" src={fileUrl(imageKey)} width={size} height={size} alt="" />
  const token = textIn(icon, 'token')
  const name = drawings.find(([pattern]) => pattern.test(token))?.[1] ?? 'info'
  const colour = /^[a-z]+/.exec(textIn(icon, 'color'))?.[0]
  return (
    <span class={`element-icon ${colour ? `ink-${colour}` : ''}`}>
      <Icon name={name} size={size} />
    </span>
  )
}
