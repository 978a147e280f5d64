import { useState } from 'preact/hooks'
import { Avatar } from '../device/avatar.tsx'
import { Icon } from '../device/icon.tsx'
import type { OptionShown } from './properties.ts'

const searchFrom = 9

/** The options of a select, with a search field over long lists and lists of people. */
export function OptionList(props: {
  options: readonly OptionShown[]
  chosen: readonly string[]
  people: boolean
  many: boolean
  label: string
  onChoose: (value: string) => void
}) {
  const [word, setWord] = useState('')
  const shown = props.options.filter((option) => option.label.includes(word.trim()))
  return (
    <>
      {(props.people || props.options.length >= searchFrom) && (
        <label class="search-box">
          <Icon name="search" size={16} />
          <input
            type="search"
            value={word}
            placeholder="搜索"
            aria-label="搜索选项"
            onInput={(event) => setWord(event.currentTarget.value)}
          />
        </label>
      )}
      <div
        class="options"
        role="listbox"
        aria-label={props.label}
        aria-multiselectable={props.many}
      >
        {shown.map((option) => {
          const selected = props.chosen.includes(option.value)
          return (
            <button
              type="button"
              class="option"
              role="option"
              aria-selected={selected}
              key={option.value}
              onClick={() => props.onChoose(option.value)}
            >
              {props.many && (
                <span class={`tick-box ${selected ? 'ticked' : ''}`} aria-hidden="true" />
              )}
              {props.people && <Avatar openId={option.value} size={28} />}
              <span class="option-label">{option.label}</span>
              {!props.many && selected && <Icon name="check" size={16} />}
            </button>
          )
        })}
        {shown.length === 0 && <p class="empty-note">没有找到</p>}
      </div>
    </>
  )
}
