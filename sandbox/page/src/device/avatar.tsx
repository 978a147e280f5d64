import { useSandbox } from '../state/world.tsx'
import { Icon } from './icon.tsx'

const colours = [
  '#1f5fe0',
  '#0b7a6e',
  '#9a4bc4',
  '#b2560c',
  '#c23a5b',
  '#2e7d32',
  '#5a55d6',
  '#8a6100',
]

/** The same colour for the same person everywhere. */
function colourOf(key: string): string {
  let sum = 0
  for (const letter of key) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973
  return colours[sum % colours.length] ?? '#1f5fe0'
}

/** Feishu's picture of somebody without a picture: the end of the name on a colour. */
export function Avatar(props: { openId: string; size?: number }) {
  const { world, nameOf } = useSandbox()
  const size = props.size ?? 40
  const box = { width: `${size}px`, height: `${size}px`, fontSize: `${Math.round(size * 0.36)}px` }
  if (props.openId === world.bot.openId) {
    return (
      <span class="avatar avatar-bot" style={box} aria-hidden="true">
        支
      </span>
    )
  }
  const name = nameOf(props.openId)
  return (
    <span class="avatar" style={{ ...box, background: colourOf(name) }} aria-hidden="true">
      {size < 28 ? name.slice(-1) : name.slice(-2)}
    </span>
  )
}

export function GroupAvatar(props: { name: string; size?: number }) {
  const size = props.size ?? 40
  const box = { width: `${size}px`, height: `${size}px`, background: colourOf(props.name) }
  return (
    <span class="avatar" style={box} aria-hidden="true">
      <Icon name="people" size={Math.round(size * 0.55)} />
    </span>
  )
}
