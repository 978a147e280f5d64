import { useEffect, useState } from 'preact/hooks'
import { useSandbox } from './world.tsx'

const beatMs = 1000

/** The sandbox's time, once a second. */
export function useNow(): Date {
  const { now } = useSandbox()
  const [, beat] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => beat((count) => count + 1), beatMs)
    return () => clearInterval(timer)
  }, [])
  return now()
}
