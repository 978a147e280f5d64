import { Avatar } from '../device/avatar.tsx'
import { Icon, type IconName } from '../device/icon.tsx'
import { dayOf, minuteOf, monthDayOf } from '../state/china-time.ts'
import { useNow } from '../state/now.ts'
import { useSandbox } from '../state/world.tsx'

export interface NavEntry {
  icon: IconName
  label: string
  current?: boolean
  href?: string
  onPress?: () => void
}

/** The narrow column at the left edge of Feishu on a desktop. */
export function NavRail(props: {
  openId: string
  entries: readonly NavEntry[]
  onPerson: () => void
  onClock: () => void
}) {
  const { nameOf } = useSandbox()
  return (
    <nav class="rail" aria-label="主导航">
      <button
        type="button"
        class="person-button"
        aria-label={`${nameOf(props.openId)}，切换身份`}
        onClick={props.onPerson}
      >
        <Avatar openId={props.openId} size={36} />
      </button>
      {props.entries.map((entry) => (
        <NavItem entry={entry} key={entry.label} />
      ))}
      <RailClock onPress={props.onClock} />
    </nav>
  )
}

/** The row of tabs at the foot of a phone. */
export function TabBar(props: { entries: readonly NavEntry[] }) {
  return (
    <nav class="tabs" aria-label="主导航">
      {props.entries.map((entry) => (
        <NavItem entry={entry} key={entry.label} />
      ))}
    </nav>
  )
}

function NavItem(props: { entry: NavEntry }) {
  const { entry } = props
  const inside = (
    <>
      <Icon name={entry.icon} size={22} />
      <span>{entry.label}</span>
    </>
  )
  const classes = `nav-item ${entry.current ? 'current' : ''}`
  if (entry.href) {
    return (
      <a class={classes} href={entry.href}>
        {inside}
      </a>
    )
  }
  return (
    <button
      type="button"
      class={classes}
      aria-current={entry.current ? 'page' : undefined}
      onClick={entry.onPress}
    >
      {inside}
    </button>
  )
}

function RailClock(props: { onPress: () => void }) {
  const now = useNow()
  return (
    <button
      type="button"
      class="rail-clock"
      aria-label="沙盒时间，打开世界"
      onClick={props.onPress}
    >
      <strong>{minuteOf(now)}</strong>
      <span>{monthDayOf(dayOf(now))}</span>
    </button>
  )
}
