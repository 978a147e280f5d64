import { useState } from 'preact/hooks'
import type { Person } from '../api/types.ts'
import { Avatar } from '../device/avatar.tsx'
import { PeopleDrawer } from '../people/people-drawer.tsx'
import { useSandbox } from '../state/world.tsx'

/** Over the chat list: whose phone it is; a tap hands it to somebody else. */
export function PersonHead(props: { openId: string; onChoose: (person: Person) => void }) {
  const [open, setOpen] = useState(false)
  const { nameOf } = useSandbox()
  const name = nameOf(props.openId)
  return (
    <header class="person-head">
      <button
        type="button"
        class="person-button"
        aria-label={`${name}，切换身份`}
        onClick={() => setOpen(true)}
      >
        <Avatar openId={props.openId} size={36} />
      </button>
      <h1>消息</h1>
      <span class="person-head-name">{name}</span>
      {open && (
        <PeopleDrawer
          openId={props.openId}
          onClose={() => setOpen(false)}
          onChoose={(person) => {
            setOpen(false)
            props.onChoose(person)
          }}
        />
      )}
    </header>
  )
}
