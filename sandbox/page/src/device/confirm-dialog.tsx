import { useEffect, useRef } from 'preact/hooks'

export interface Question {
  title: string
  text: string
}

/** Feishu's 确定/取消 in the middle of the screen; Escape is 取消, focus stays inside. */
export function ConfirmDialog(props: { question: Question; onAnswer: (agreed: boolean) => void }) {
  const { question, onAnswer } = props
  const agree = useRef<HTMLButtonElement>(null)
  const cancel = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    const before = document.activeElement
    agree.current?.focus()
    return () => {
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onAnswer(false)
    if (event.key !== 'Tab') return
    event.preventDefault()
    const next = document.activeElement === agree.current ? cancel : agree
    next.current?.focus()
  }
  return (
    <div class="scrim scrim-dark" onKeyDown={onKeyDown}>
      <div class="dialog" role="alertdialog" aria-modal="true" aria-label={question.title}>
        <h2>{question.title}</h2>
        {question.text && <p>{question.text}</p>}
        <div class="dialog-buttons">
          <button type="button" class="btn" ref={cancel} onClick={() => onAnswer(false)}>
            取消
          </button>
          <button
            type="button"
            class="btn btn-primary_filled"
            ref={agree}
            onClick={() => onAnswer(true)}
          >
            确定
          </button>
        </div>
      </div>
    </div>
  )
}
