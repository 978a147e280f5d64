import { createContext, type ComponentChildren } from 'preact'
import { useCallback, useContext, useMemo, useRef, useState } from 'preact/hooks'
import type { ToastMessage } from '../api/types.ts'
import { ConfirmDialog, type Question } from './confirm-dialog.tsx'
import { Toasts, type ShownToast } from './toasts.tsx'

/** One screen: what pops up on it stays on it, so that three phones can stand side by side. */
export interface Device {
  narrow: boolean
  screen: { current: HTMLDivElement | null }
  toast: (message: ToastMessage) => void
  /** Asks 确定/取消 and answers whether the person agreed. */
  confirm: (question: Question) => Promise<boolean>
}

const DeviceContext = createContext<Device | undefined>(undefined)

export function useDevice(): Device {
  const device = useContext(DeviceContext)
  if (!device) throw new Error('outside of DeviceScreen')
  return device
}

const toastMs = 3200

interface Asked extends Question {
  answer: (agreed: boolean) => void
}

export function DeviceScreen(props: {
  narrow: boolean
  label: string
  children: ComponentChildren
}) {
  const screen = useRef<HTMLDivElement>(null)
  const [toasts, setToasts] = useState<ShownToast[]>([])
  const [asked, setAsked] = useState<Asked>()
  const count = useRef(0)

  const toast = useCallback((message: ToastMessage) => {
    count.current += 1
    const shown = { ...message, id: count.current }
    setToasts((old) => [...old.slice(-2), shown])
    setTimeout(() => setToasts((old) => old.filter((one) => one.id !== shown.id)), toastMs)
  }, [])

  const confirm = useCallback(
    (question: Question) =>
      new Promise<boolean>((resolve) => {
        setAsked({
          ...question,
          answer: (agreed) => {
            setAsked(undefined)
            resolve(agreed)
          },
        })
      }),
    [],
  )

  const device = useMemo(
    () => ({ narrow: props.narrow, screen, toast, confirm }),
    [props.narrow, toast, confirm],
  )
  return (
    <DeviceContext.Provider value={device}>
      <div
        class={`device ${props.narrow ? 'narrow' : 'wide'}`}
        ref={screen}
        aria-label={props.label}
      >
        {props.children}
        <Toasts toasts={toasts} />
        {asked && <ConfirmDialog question={asked} onAnswer={asked.answer} />}
      </div>
    </DeviceContext.Provider>
  )
}
