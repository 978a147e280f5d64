import { strFromU8, unzipSync } from 'fflate'
import { expect } from 'vitest'
import { branches } from '../../support/first-weeks.ts'
import { talkSentences } from '../../support/talk-words.ts'
import type { Villagers } from '../../support/villagers.ts'
import { saidInGrading } from './grading.ts'
import type { Stage } from './telling.ts'

const nothingFound = '十五项都看过了，没有发现问题。'

/** A pack as its file message brings it to who asked. */
async function takePack(
  village: Villagers,
  secretary: string,
  of: { pack: '整卷材料' | '抽查材料' },
): Promise<{ name: string; bytes: Uint8Array }> {
  const before = (await filesOf(village, secretary)).length
  await village.say(secretary, '归档')
  await village.press(secretary, of.pack)
  await village.press(secretary, `导出${of.pack}`)
  for (let waited = 0; waited < 30; waited += 1) {
    const files = await filesOf(village, secretary)
    const sent = files.at(-1)
    if (files.length > before && sent?.fileKey) {
      return { name: sent.fileName ?? '', bytes: await village.file(sent.fileKey) }
    }
    await village.advance('PT1M')
  }
  throw new Error(`${of.pack} never came:\n${await village.last(secretary)}`)
}

async function filesOf(village: Villagers, memberId: string) {
  return (await village.ownThread(memberId)).filter(({ fileKey }) => fileKey !== undefined)
}

/** All words of the Word and Excel files of a pack. */
function wordsOf(files: Record<string, Uint8Array>): string {
  return Object.values(files)
    .flatMap((bytes) => Object.entries(unzipSync(bytes)))
    .filter(([path]) => path.endsWith('.xml'))
    .map(([, xml]) => strFromU8(xml).replaceAll(/<[^>]+>/g, ''))
    .join('\n')
}

const numbersIn = (files: Record<string, Uint8Array>) =>
  new Set(Object.keys(files).map((path) => /(?:^|\/)(D\d\d) /.exec(path)?.[1] ?? ''))

export const filing: readonly Stage[] = [
  {
    title: 'the fifteen checks find nothing, in the general branch and in every branch',
    play: async ({ village }) => {
      for (const secretary of ['M01', ...branches.map((branch) => branch.secretary)]) {
        await village.say(secretary, '归档')
        await village.press(secretary, '抽查前自查')
        expect(await village.last(secretary)).toContain(nothingFound)
      }
    },
  },
  {
    title: 'the whole box comes as one file to who asked',
    play: async ({ village, keep, figure }) => {
      const { name, bytes } = await takePack(village, 'M01', { pack: '整卷材料' })
      keep(name, bytes)
      const files = unzipSync(bytes)
      for (const [path, content] of Object.entries(files)) keep(`box/${path}`, content)
      const numbers = numbersIn(files)
      // No photographs, no used ballots, nothing from the town.
      expect(numbers.has('D25')).toBe(false)
      expect(numbers.has('D44')).toBe(false)
      expect(numbers.size).toBeGreaterThan(35)
      figure(`${Object.keys(files).length} papers, ${Math.round(bytes.byteLength / 1024)} KB`)
    },
  },
  {
    title: 'the spot-check pack has nothing that is for a person or a secretary alone',
    play: async ({ village, keep, figure }) => {
      const { name, bytes } = await takePack(village, 'M01', { pack: '抽查材料' })
      keep(name, bytes)
      const files = unzipSync(bytes)
      const numbers = numbersIn(files)
      for (const own of ['D10', 'D12', 'D15', 'D18', 'D26', 'D28', 'D29', 'D30', 'D31', 'D32']) {
        expect(numbers.has(own)).toBe(false)
      }
      const words = wordsOf(files)
      const confidential = [...talkSentences, ...Object.values(saidInGrading)]
      expect(confidential.filter((text) => words.includes(text))).toEqual([])
      figure(`${Object.keys(files).length} papers`)
    },
  },
]
