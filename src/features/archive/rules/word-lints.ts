import type { Finding } from '../../../../cards/archive/finding.ts'
import { lintPhrases } from '../../../../policies/phrase-lint.ts'
import { likenessOf, piecesOf } from './likeness.ts'
import type { Picture } from './picture.ts'
import { found } from './process-lints.ts'

/** From here on two texts were hardly written by two people [S44b]. */
const alike = 0.8

/** L7: no two analyses and no two talk records are nearly the same; nobody reads them for it. */
export function textsOwn({ likenesses }: Picture): Finding[] {
  return likenesses.flatMap((one, at) =>
    likenesses
      .slice(at + 1)
      .filter(({ what, personId }) => what === one.what && personId !== one.personId)
      .flatMap((other): Finding[] => {
        const share = likenessOf(one.bigrams, other.bigrams)
        if (share < alike) return []
        const isAnalysis = one.what === 'analysis'
        return [
          found(
            'L7',
            isAnalysis ? 'analysesAlike' : 'talksAlike',
            isAnalysis ? 'analyses' : 'talks',
            {
              personIds: [one.personId, other.personId],
              namedFor: 'secretary',
              facts: { percent: Math.round(share * 100) },
            },
          ),
        ]
      }),
  )
}

/** L11: people and units are named alike everywhere, and titles name the assessed year (R1). */
export function namesAgree({ names, titles, unitName, words, assessmentYear }: Picture): Finding[] {
  const differing = names.filter((one) => new Set(one.names).size > 1)
  return [
    ...differing.map(({ personId, names: written }) =>
      found('L11', 'nameDiffers', 'roster', {
        personIds: [personId],
        facts: { names: [...new Set(written)].join(' / ') },
        mend: { to: 'roster', id: personId },
      }),
    ),
    ...titles.flatMap(({ title, unitNames, mend }): Finding[] => [
      ...(unitNames.some((name) => title.includes(name))
        ? []
        : [found('L11', 'unitNameMissing', mend.to, { facts: { title, unitName }, mend })]),
      ...(title.includes(words.titledYear)
        ? []
        : [found('L11', 'yearWrong', mend.to, { facts: { title, year: assessmentYear }, mend })]),
    ]),
  ]
}

/** L14: fixed phrases are as the pack has them, and the meeting is called what it is (R6, X2). */
export function phrasesFixed({ phrases, texts }: Picture): Finding[] {
  return texts.flatMap(({ where, text, mend }) =>
    lintPhrases(phrases, text).map(({ kind, found: word, expected = '' }) =>
      found('L14', faultOf[kind], mend.to, { facts: { where, word, expected }, mend }),
    ),
  )
}

const faultOf = {
  variant: 'phraseVariant',
  unknownTerm: 'unknownTerm',
  meetingTerm: 'meetingTerm',
} as const

/** Who reads such a pack reads what any member may. */
const openClasses = ['P0', 'P1']

/** L15: nothing of P3–P5 is in what anybody may read, neither a paper nor words out of one. */
export function packsClean(picture: Picture): Finding[] {
  const { openPack, openTexts, confidential } = picture
  const papers = openPack
    .filter(({ privacy }) => !openClasses.includes(privacy))
    .map(({ document, privacy }) =>
      found('L15', 'confidentialInPack', 'export', { facts: { document, privacy } }),
    )
  const words = openTexts.flatMap(({ where, text, mend }): Finding[] => [
    ...(piecesOf(text).some((piece) => confidential.has(piece))
      ? [found('L15', 'confidentialWords', mend.to, { facts: { where }, mend })]
      : []),
    ...(namesGrade(text, picture)
      ? [found('L15', 'gradeNamed', mend.to, { facts: { where }, mend })]
      : []),
  ])
  return [...papers, ...words]
}

/** A sentence that has a member's name and one of the two grades that are told to nobody else. */
function namesGrade(text: string, { memberNames, words }: Picture): boolean {
  return text
    .split(/[。；！？\n]/)
    .filter((sentence) => words.quietGrades.some((word) => sentence.includes(word)))
    .some((sentence) => memberNames.some((name) => sentence.includes(name)))
}
