import type { SlashCommand } from './commands.ts'

export function SlashMenu(props: {
  commands: readonly SlashCommand[]
  picked: number
  onChoose: (word: string) => void
}) {
  return (
    <div class="slash-menu" role="listbox" aria-label="命令">
      {props.commands.map((command, index) => (
        <button
          type="button"
          class="option"
          role="option"
          aria-selected={index === props.picked}
          key={command.word}
          // The text field keeps the focus, so that typing goes on.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => props.onChoose(command.word)}
        >
          <span class="slash-word">{command.word}</span>
          <span class="slash-hint">{command.hint}</span>
        </button>
      ))}
    </div>
  )
}
