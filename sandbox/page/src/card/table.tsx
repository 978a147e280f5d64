import { useState } from 'preact/hooks'
import type { CardElement } from '../api/types.ts'
import { Avatar } from '../device/avatar.tsx'
import { Icon } from '../device/icon.tsx'
import { InlineMarkdown, plainColour } from '../markdown/markdown.tsx'
import { dayOf, minuteOf } from '../state/china-time.ts'
import { useSandbox } from '../state/world.tsx'
import type { ElementProps } from './element.tsx'
import { isRecord, recordsIn, stringsIn, textIn } from './properties.ts'

type Column = Record<string, unknown>

const heights = new Set(['low', 'high', 'auto'])

export function Table({ element }: ElementProps) {
  const [page, setPage] = useState(0)
  const rows = recordsIn(element['rows'])
  const size = Math.min(10, Math.max(1, Number(element['page_size'] ?? 5)))
  const pages = Math.max(1, Math.ceil(rows.length / size))
  const shown = rows.slice(page * size, page * size + size)
  const columns = recordsIn(element['columns'])
  const height = textIn(element, 'row_height')
  const frozen = element['freeze_first_column'] === true ? 'frozen' : ''
  return (
    <div class="table">
      <div class="table-scroll" tabIndex={0} role="region" aria-label="表格">
        <table class={`rows-${heights.has(height) ? height : 'middle'} ${frozen}`}>
          <thead class={headClass(element)}>
            <tr>
              {columns.map((column, index) => (
                <th key={index} style={cellStyle(column)} scope="col">
                  {textIn(column, 'display_name') || textIn(column, 'name')}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row, index) => (
              <tr key={index}>
                {columns.map((column, at) => (
                  <td key={at} style={cellStyle(column)}>
                    <Cell column={column} value={row[textIn(column, 'name')]} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length === 0 && <p class="empty-note">暂无数据</p>}
      {pages > 1 && <Paging page={page} pages={pages} rows={rows.length} onTurn={setPage} />}
    </div>
  )
}

function headClass(element: CardElement): string {
  const style = isRecord(element['header_style']) ? element['header_style'] : {}
  return [
    style['background_style'] === 'grey' && 'head-grey',
    style['bold'] === false && 'head-light',
  ]
    .filter(Boolean)
    .join(' ')
}

function cellStyle(column: Column): Record<string, string> {
  const width = /^\d{2,3}(?:px|%)$/.exec(textIn(column, 'width'))?.[0]
  const align =
    textIn(column, 'horizontal_align') || (column['data_type'] === 'number' ? 'right' : '')
  return {
    ...(width && { width, minWidth: width }),
    ...(['left', 'center', 'right'].includes(align) && { textAlign: align }),
  }
}

function Paging(props: {
  page: number
  pages: number
  rows: number
  onTurn: (page: number) => void
}) {
  const { page, pages } = props
  return (
    <div class="paging">
      <span class="paging-total">{`共 ${props.rows} 条`}</span>
      <button
        type="button"
        aria-label="上一页"
        disabled={page === 0}
        onClick={() => props.onTurn(page - 1)}
      >
        <Icon name="back" size={16} />
      </button>
      <span aria-live="polite">{`${page + 1} / ${pages}`}</span>
      <button
        type="button"
        aria-label="下一页"
        disabled={page >= pages - 1}
        onClick={() => props.onTurn(page + 1)}
      >
        <Icon name="right" size={16} />
      </button>
    </div>
  )
}

function Cell(props: { column: Column; value: unknown }) {
  const { column, value } = props
  switch (textIn(column, 'data_type')) {
    case 'number':
      return <>{numberText(column, value)}</>
    case 'lark_md':
    case 'markdown':
      return <InlineMarkdown source={plainText(value)} />
    case 'options':
      return <Tags value={value} />
    case 'persons':
      return <People value={value} />
    case 'date':
      return <>{dateText(column, value)}</>
    default:
      return <>{plainText(value)}</>
  }
}

function plainText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

function Tags(props: { value: unknown }) {
  const tags = typeof props.value === 'string' ? [{ text: props.value }] : recordsIn(props.value)
  return (
    <span class="cell-tags">
      {tags.map((tag, index) => (
        <span class={`text-tag tag-${plainColour(textIn(tag, 'color') || 'neutral')}`} key={index}>
          {textIn(tag, 'text')}
        </span>
      ))}
    </span>
  )
}

function People(props: { value: unknown }) {
  const { nameOf } = useSandbox()
  const people = typeof props.value === 'string' ? [props.value] : stringsIn(props.value)
  return (
    <span class="cell-tags">
      {people.map((openId) => (
        <span class="person" key={openId}>
          <Avatar openId={openId} size={20} />
          {nameOf(openId)}
        </span>
      ))}
    </span>
  )
}

function numberText(column: Column, value: unknown): string {
  if (typeof value !== 'number') return plainText(value)
  const format = isRecord(column['format']) ? column['format'] : {}
  const digits = typeof format['precision'] === 'number' ? format['precision'] : undefined
  const shown = new Intl.NumberFormat('zh-CN', {
    useGrouping: format['separator'] === true,
    ...(digits !== undefined && { minimumFractionDigits: digits, maximumFractionDigits: digits }),
  }).format(value)
  return `${textIn(format, 'symbol')}${shown}`
}

function dateText(column: Column, value: unknown): string {
  if (typeof value !== 'number') return plainText(value)
  const at = new Date(value)
  const withTime = /HH/.test(textIn(column, 'date_format'))
  return withTime ? `${dayOf(at)} ${minuteOf(at)}` : dayOf(at).replaceAll('-', '/')
}
