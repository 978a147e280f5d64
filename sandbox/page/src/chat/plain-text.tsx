import { useSandbox } from '../state/world.tsx'

const linkPattern = /(https?:\/\/[^\s<>"'，。；）)]+)/

/** A text message: the @bot stands out, addresses can be opened, nothing else is special. */
export function PlainText(props: { text: string }) {
  const { world } = useSandbox()
  const mention = `@${world.bot.name}`
  return (
    <>
      {props.text.split(linkPattern).map((part, index) =>
        linkPattern.test(part) ? (
          <a href={part} target="_blank" rel="noopener noreferrer" key={index}>
            {part}
          </a>
        ) : (
          <Mentioning text={part} mention={mention} key={index} />
        ),
      )}
    </>
  )
}

function Mentioning(props: { text: string; mention: string }) {
  const [start = '', ...rest] = props.text.split(props.mention)
  return (
    <>
      {start}
      {rest.map((after, index) => (
        <span key={index}>
          <span class="mention">{props.mention}</span>
          {after}
        </span>
      ))}
    </>
  )
}
