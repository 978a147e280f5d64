import { useState } from 'preact/hooks'
import type { Person } from '../api/types.ts'
import { Messenger } from '../chat/messenger.tsx'
import { DeviceScreen } from '../device/device.tsx'
import { personIn, readAddress, writeAddress } from '../state/address.ts'
import { PersonHead } from './person-head.tsx'
import { StatusBar } from './status-bar.tsx'

const phones = 3

/** The secretary's phone and two members' phones side by side, as many as fit. */
export function SplitView(props: { people: readonly Person[] }) {
  const [shown, setShown] = useState(() => firstShown(props.people))
  const replace = (at: number, person: Person) => {
    const next = shown.with(at, person)
    setShown(next)
    writeAddress({ split: next.map((one) => one.memberId).join(',') })
  }
  return (
    <div class="split">
      {shown.map((person, at) => (
        <Phone
          key={`${at}${person.openId}`}
          person={person}
          onChoose={(chosen) => replace(at, chosen)}
        />
      ))}
    </div>
  )
}

/** Those the address names, filled up with the first of the roster. */
function firstShown(people: readonly Person[]): Person[] {
  const named = (readAddress('split') ?? '')
    .split(',')
    .map((word) => personIn(people, word))
    .filter((person) => person !== undefined)
  const others = people.filter((person) => person.account && !named.includes(person))
  return [...named, ...others].slice(0, phones)
}

function Phone(props: { person: Person; onChoose: (person: Person) => void }) {
  const { person } = props
  const [chatKey, setChatKey] = useState<string>()
  return (
    <div class="phone">
      <DeviceScreen narrow label={`${person.name}的手机`}>
        <StatusBar />
        <Messenger
          openId={person.openId}
          chatKey={chatKey}
          onOpen={setChatKey}
          head={<PersonHead openId={person.openId} onChoose={props.onChoose} />}
          tabs={null}
        />
        <p class="phone-owner">{person.name}</p>
      </DeviceScreen>
    </div>
  )
}
