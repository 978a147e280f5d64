import { useState } from 'preact/hooks'
import type { Person } from '../api/types.ts'
import { Messenger } from '../chat/messenger.tsx'
import { DeviceScreen } from '../device/device.tsx'
import { PeopleDrawer } from '../people/people-drawer.tsx'
import { personIn, readAddress, writeAddress } from '../state/address.ts'
import { useNarrow } from '../state/narrow.ts'
import { useSandbox } from '../state/world.tsx'
import { WorldDrawer } from '../world/world-drawer.tsx'
import { type NavEntry, NavRail, TabBar } from './nav.tsx'
import { PersonHead } from './person-head.tsx'
import { SplitView } from './split-view.tsx'
import { StatusBar } from './status-bar.tsx'

type Opened = 'people' | 'world' | undefined

/** The whole page: one person's Feishu, or three phones side by side. */
export function Desk() {
  const narrow = useNarrow()
  const { world } = useSandbox()
  const [opened, setOpened] = useState<Opened>()
  const [split, setSplit] = useState(readAddress('split') !== null)
  const { person, chatKey, become, openChat } = useWhoAndWhere()
  const showSplit = (shown: boolean) => {
    setSplit(shown)
    writeAddress({ split: shown ? '1' : undefined })
  }
  if (!person) return <p class="starting">这个沙盒里还没有人。</p>
  const inSplit = split && !narrow
  const entries = navEntries({ narrow, inSplit, showSplit, setOpened })
  const messenger = (
    <Messenger
      openId={person.openId}
      chatKey={chatKey}
      onOpen={openChat}
      head={<PersonHead openId={person.openId} onChoose={become} />}
      tabs={narrow && <TabBar entries={entries} />}
    />
  )
  return (
    <DeviceScreen narrow={narrow} label={`${person.name}的飞书`}>
      {narrow ? (
        <StatusBar />
      ) : (
        <NavRail
          openId={person.openId}
          entries={entries}
          onPerson={() => setOpened('people')}
          onClock={() => setOpened('world')}
        />
      )}
      {inSplit ? <SplitView people={world.people} /> : messenger}
      {opened === 'world' && <WorldDrawer onClose={() => setOpened(undefined)} />}
      {opened === 'people' && (
        <PeopleDrawer
          openId={person.openId}
          onClose={() => setOpened(undefined)}
          onChoose={(chosen) => {
            setOpened(undefined)
            showSplit(false)
            become(chosen)
          }}
        />
      )}
    </DeviceScreen>
  )
}

function navEntries(desk: {
  narrow: boolean
  inSplit: boolean
  showSplit: (shown: boolean) => void
  setOpened: (opened: Opened) => void
}): NavEntry[] {
  const { narrow, inSplit, showSplit, setOpened } = desk
  const onlyWide: NavEntry[] = [
    { icon: 'phones', label: '分屏', current: inSplit, onPress: () => showSplit(true) },
    { icon: 'grid', label: '样张', href: '/gallery' },
  ]
  return [
    { icon: 'message', label: '消息', current: !inSplit, onPress: () => showSplit(false) },
    { icon: 'book', label: '通讯录', onPress: () => setOpened('people') },
    ...(narrow ? [] : onlyWide),
    { icon: 'tune', label: '世界', onPress: () => setOpened('world') },
  ]
}

/** Who looks at which chat, kept in the address. */
function useWhoAndWhere() {
  const { world } = useSandbox()
  const [openId, setOpenId] = useState<string>()
  const [chatKey, setChatKey] = useState(readAddress('chat') ?? undefined)
  const person =
    personIn(world.people, openId ?? readAddress('as')) ?? world.people.find((one) => one.account)
  const become = (next: Person) => {
    setOpenId(next.openId)
    const stays = world.chats.some(
      (chat) =>
        chat.chatId === chatKey && chat.type === 'group' && chat.memberIds.includes(next.openId),
    )
    if (!stays) setChatKey(undefined)
    writeAddress({ as: next.memberId, chat: stays ? chatKey : undefined })
  }
  const openChat = (key: string | undefined) => {
    setChatKey(key)
    writeAddress({ as: person?.memberId, chat: key })
  }
  return { person, chatKey, become, openChat }
}
