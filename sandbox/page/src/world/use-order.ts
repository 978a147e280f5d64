import { useState } from 'preact/hooks'
import { useDevice } from '../device/device.tsx'
import { useSandbox } from '../state/world.tsx'

/** Gives one order to the sandbox at a time and says how it went. */
export function useOrder() {
  const { refresh } = useSandbox()
  const { toast } = useDevice()
  const [busy, setBusy] = useState('')
  const give = (name: string, order: () => Promise<unknown>, done: string) => {
    if (busy) return
    setBusy(name)
    const carryOut = async () => {
      await order()
      refresh()
      toast({ type: 'success', content: done })
    }
    carryOut()
      .catch((error: Error) => toast({ type: 'error', content: error.message }))
      .finally(() => setBusy(''))
  }
  return { busy, give }
}
