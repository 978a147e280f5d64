import { useState } from 'preact/hooks'
import type { Person } from '../api/types.ts'
import { Avatar } from '../device/avatar.tsx'
import { Drawer } from '../device/drawer.tsx'
import { Icon } from '../device/icon.tsx'
import { useSandbox } from '../state/world.tsx'
import { peopleByBranch } from './branches.ts'

interface PeopleDrawerProps {
  openId: string
  onChoose: (person: Person) => void
  onClose: () => void
}

/** 切换身份: whose phone this is, found by name or picked from the branches. */
export function PeopleDrawer(props: PeopleDrawerProps) {
  const { world } = useSandbox()
  const [word, setWord] = useState('')
  const groups = peopleByBranch(world, word.trim())
  return (
    <Drawer label="切换身份" side="left" onClose={props.onClose}>
      <label class="search-box">
        <Icon name="search" size={16} />
        <input
          type="search"
          value={word}
          placeholder="搜索姓名"
          aria-label="搜索姓名"
          onInput={(event) => setWord(event.currentTarget.value)}
        />
      </label>
      <div class="people">
        {groups.map((group) => (
          <section key={group.title}>
            <h3>{`${group.title} ${group.people.length}`}</h3>
            {group.people.map((person) => (
              <PersonRow key={person.openId} person={person} {...props} />
            ))}
          </section>
        ))}
        {groups.length === 0 && <p class="empty-note">没有找到</p>}
      </div>
    </Drawer>
  )
}

function PersonRow(props: PeopleDrawerProps & { person: Person }) {
  const { person } = props
  const current = person.openId === props.openId
  return (
    <button
      type="button"
      class={`person-row ${current ? 'current' : ''}`}
      aria-current={current}
      disabled={!person.account}
      onClick={() => props.onChoose(person)}
    >
      <Avatar openId={person.openId} size={36} />
      <span class="person-row-name">{person.name}</span>
      <span class="person-row-id">{person.account ? person.memberId : '没有飞书账号'}</span>
      {current && <Icon name="check" size={18} />}
    </button>
  )
}
