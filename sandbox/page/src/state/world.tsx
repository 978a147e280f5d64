import { createContext, type ComponentChildren } from 'preact'
import { useCallback, useContext, useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { watchChanges } from '../api/changes.ts'
import { getWorld } from '../api/client.ts'
import type { Person, World } from '../api/types.ts'

export interface Sandbox {
  world: World
  /** Grows with every change, so whoever shows messages knows to look again. */
  version: number
  /** The sandbox's own time, running on since it was last told. */
  now: () => Date
  refresh: () => void
  nameOf: (openId: string) => string
  find: (openId: string) => Person | undefined
}

const SandboxContext = createContext<Sandbox | undefined>(undefined)

export function useSandbox(): Sandbox {
  const sandbox = useContext(SandboxContext)
  if (!sandbox) throw new Error('outside of SandboxProvider')
  return sandbox
}

interface Told {
  now: string
  tick: number
}

/** Keeps the world fresh and hands it to everything below; shows why when it cannot be had. */
export function SandboxProvider(props: { children: ComponentChildren }) {
  const [world, setWorld] = useState<World>()
  const [version, setVersion] = useState(0)
  const [trouble, setTrouble] = useState('')
  const told = useRef<Told>({ now: '1970-01-01T00:00:00Z', tick: 0 })

  const refresh = useCallback(() => {
    const look = async () => {
      const next = await getWorld()
      told.current = { now: next.now, tick: performance.now() }
      setTrouble('')
      setWorld(next)
      setVersion((count) => count + 1)
    }
    look().catch((error: Error) => setTrouble(error.message))
  }, [])

  useEffect(() => {
    refresh()
    return watchChanges(refresh)
  }, [refresh])

  const sandbox = useMemo(
    () => world && sandboxOf(world, version, told, refresh),
    [world, version, refresh],
  )
  if (!sandbox) return <p class="starting">{trouble || '正在连接沙盒…'}</p>
  return <SandboxContext.Provider value={sandbox}>{props.children}</SandboxContext.Provider>
}

function sandboxOf(
  world: World,
  version: number,
  told: { current: Told },
  refresh: () => void,
): Sandbox {
  const people = new Map(world.people.map((person) => [person.openId, person]))
  return {
    world,
    version,
    refresh,
    now: () => new Date(Date.parse(told.current.now) + performance.now() - told.current.tick),
    find: (openId) => people.get(openId),
    nameOf: (openId) =>
      openId === world.bot.openId ? world.bot.name : (people.get(openId)?.name ?? '未知用户'),
  }
}
