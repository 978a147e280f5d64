import type { ISpec, VChart } from '@visactor/vchart'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { ElementProps } from './element.tsx'
import { isRecord, textIn } from './properties.ts'

const ratios: Record<string, string> = { '1:1': '1/1', '2:1': '2/1', '4:3': '4/3', '16:9': '16/9' }

const fontFamily =
  '"PingFang SC", "Microsoft YaHei", "Noto Sans SC Variable", "Noto Sans SC", sans-serif'
const colours = ['#4a7dff', '#35bd4b', '#ffa53d', '#a26cf5', '#14c9c9', '#f76964', '#8f959e']

/** The page's letters in Feishu's colours, where the card says nothing else. */
function dressed(spec: string): ISpec {
  const given: ISpec = JSON.parse(spec)
  const theme = { fontFamily, colorScheme: { default: colours } }
  return Object.assign(given, { background: 'transparent', theme, ...given })
}

/** A canvas does not wait for web fonts, so they are asked for before drawing. */
async function loadLetters(spec: string): Promise<void> {
  await document.fonts.load('12px "Noto Sans SC Variable"', spec)
}

/** Draws a VChart specification; the library comes only when a card needs it. */
export function Chart({ element }: ElementProps) {
  const box = useRef<HTMLDivElement>(null)
  const [failed, setFailed] = useState(false)
  const spec = JSON.stringify(element['chart_spec'] ?? {})
  useEffect(() => {
    let drawn: VChart | undefined
    let gone = false
    const draw = async () => {
      const [{ VChart }] = await Promise.all([import('@visactor/vchart'), loadLetters(spec)])
      if (gone || !box.current) return
      drawn = new VChart(dressed(spec), { dom: box.current, autoFit: true, animation: false })
      drawn.renderSync()
    }
    draw().catch(() => setFailed(true))
    return () => {
      gone = true
      drawn?.release()
    }
  }, [spec])
  if (failed) return <p class="unsupported">图表加载失败</p>
  return (
    <div
      class="chart"
      ref={box}
      role="img"
      aria-label={chartTitle(element['chart_spec'])}
      style={{ aspectRatio: ratios[textIn(element, 'aspect_ratio')] ?? '16/9' }}
    />
  )
}

function chartTitle(spec: unknown): string {
  const title = isRecord(spec) ? spec['title'] : undefined
  const text = isRecord(title) ? textIn(title, 'text') : ''
  return text ? `图表：${text}` : '图表'
}
