import type { ComponentChildren, JSX } from 'preact'
import { useMemo } from 'preact/hooks'
import { fileUrl } from '../api/client.ts'
import { Avatar } from '../device/avatar.tsx'
import { dayOf, minuteOf } from '../state/china-time.ts'
import { useSandbox } from '../state/world.tsx'
import { parseBlocks, type Block } from './blocks.ts'
import { parseInline, type Inline } from './inline.ts'

/** Card markdown as elements: parsed, never handed to the browser as HTML. */
export function Markdown(props: { source: string }) {
  const blocks = useMemo(() => parseBlocks(props.source), [props.source])
  return <>{blocks.map(blockOf)}</>
}

/** One line of Feishu markup, as `lark_md` texts and table cells hold it. */
export function InlineMarkdown(props: { source: string }) {
  const nodes = useMemo(() => parseInline(props.source), [props.source])
  return <Nodes nodes={nodes} />
}

function blockOf(block: Block, index: number): JSX.Element {
  switch (block.kind) {
    case 'paragraph':
      return (
        <p key={index}>
          <InlineMarkdown source={block.source} />
        </p>
      )
    case 'heading':
      return (
        <p
          key={index}
          class={`md-heading md-h${block.level}`}
          role="heading"
          aria-level={block.level}
        >
          <InlineMarkdown source={block.source} />
        </p>
      )
    case 'quote':
      return (
        <blockquote key={index}>
          <Markdown source={block.source} />
        </blockquote>
      )
    case 'code':
      return (
        <pre key={index}>
          <code>{block.text}</code>
        </pre>
      )
    case 'line':
      return <hr key={index} class="card-hr" />
    default:
      return <List key={index} block={block} />
  }
}

function List(props: { block: Extract<Block, { kind: 'list' }> }) {
  const { block } = props
  const items = block.items.map((item, index) => (
    <li key={index}>
      <InlineMarkdown source={item.source} />
      {item.nested.map(blockOf)}
    </li>
  ))
  return block.ordered ? <ol start={block.start}>{items}</ol> : <ul>{items}</ul>
}

function Nodes(props: { nodes: readonly Inline[] }) {
  return (
    <>
      {props.nodes.map((node, index) => (
        <Node key={index} node={node} />
      ))}
    </>
  )
}

function Node(props: { node: Inline }): JSX.Element {
  const { node } = props
  switch (node.kind) {
    case 'text':
      return <>{node.text}</>
    case 'break':
      return <br />
    case 'bold':
      return <strong>{<Nodes nodes={node.children} />}</strong>
    case 'italic':
      return <em>{<Nodes nodes={node.children} />}</em>
    case 'strike':
      return <s>{<Nodes nodes={node.children} />}</s>
    case 'code':
      return <code>{<Nodes nodes={node.children} />}</code>
    case 'colour':
      return (
        <span class={`ink-${plainColour(node.colour)}`}>{<Nodes nodes={node.children} />}</span>
      )
    case 'tag':
      return (
        <span class={`text-tag tag-${plainColour(node.colour)}`}>
          {<Nodes nodes={node.children} />}
        </span>
      )
    case 'number':
      return <span class={`number-tag tag-${plainColour(node.colour)}`}>{node.text}</span>
    case 'link':
      return <SafeLink url={node.url}>{<Nodes nodes={node.children} />}</SafeLink>
    case 'image':
      return <img class="md-image" src={fileUrl(node.imageKey)} alt={node.alt} />
    case 'time':
      return <>{timeText(node.at, node.format)}</>
    default:
      return <Mention who={node.who} withAvatar={node.kind === 'person'} />
  }
}

function Mention(props: { who: string; withAvatar: boolean }) {
  const { nameOf } = useSandbox()
  if (props.who === 'all') return <span class="mention">@所有人</span>
  const people = props.who.split(',')
  return (
    <>
      {people.map((who) => (
        <span class={props.withAvatar ? 'person-capsule' : 'mention'} key={who}>
          {props.withAvatar ? <Avatar openId={who} size={18} /> : '@'}
          {nameOf(who)}
        </span>
      ))}
    </>
  )
}

function SafeLink(props: { url: string; children: ComponentChildren }) {
  // Anything else than a web address (a script, a file) stays plain text.
  if (!/^(?:https?:\/\/|mailto:)/i.test(props.url)) return <>{props.children}</>
  return (
    <a href={props.url} target="_blank" rel="noopener noreferrer">
      {props.children}
    </a>
  )
}

/** `red-500` and `red` are the same ink here. */
export function plainColour(colour: string): string {
  return /^[a-z]+/.exec(colour)?.[0] ?? 'neutral'
}

function timeText(milliseconds: string, format: string): string {
  const at = new Date(Number(milliseconds))
  if (Number.isNaN(at.getTime())) return milliseconds
  if (format.startsWith('time')) return minuteOf(at)
  return format.startsWith('date') && !format.includes('time')
    ? dayOf(at)
    : `${dayOf(at)} ${minuteOf(at)}`
}
