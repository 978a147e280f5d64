import { z } from 'zod'
import { formCard } from '../../../cards/problem/form.ts'
import { itemCard } from '../../../cards/problem/item.ts'
import { listCard, opinionsCard } from '../../../cards/problem/list.ts'
import type { Reader } from '../../../db/client.ts'
import { findPerson } from '../../../db/queries/people.ts'
import { findProblem } from '../../../db/queries/problems.ts'
import { cardKind, type CardKind } from '../../pipeline/feature.ts'
import { formView, itemView } from './views/items.ts'
import { listView, opinionsView } from './views/lists.ts'

const id = z.string()
const ofListPage = z.object({ cycleId: id, subjectId: id, page: id })
const ofItem = z.object({ problemId: id })
const ofForm = z.object({ cycleId: id, subjectId: id, problemId: id, seed: id })

const theTeam = (_db: Reader, { subjectId }: { subjectId: string }) => ({ unitId: subjectId })
const thePerson = (_db: Reader, { subjectId }: { subjectId: string }) => ({ personId: subjectId })
/** The person's own, and open to the secretary of their branch. */
const personAndSecretary = (db: Reader, { subjectId }: { subjectId: string }) => {
  const person = findPerson(db, subjectId)
  return { personId: subjectId, unitId: person?.branchId ?? person?.rootId ?? '' }
}
/** Whoever the list belongs to may see it; a problem that is gone is nobody's. */
const subjectOf = (db: Reader, { problemId }: { problemId: string }) => ({
  subjectId: findProblem(db, problemId)?.subjectId ?? '',
})

/** Lists of teams: P2, for the team. */
const ofTeams = {
  teamProblems: cardKind({
    privacy: 'P2',
    key: ofListPage,
    about: theTeam,
    view: listView,
    card: listCard,
  }),
  teamProblem: cardKind({
    privacy: 'P2',
    hasForm: true,
    key: ofItem,
    about: (db, key) => theTeam(db, subjectOf(db, key)),
    view: itemView,
    card: itemCard,
  }),
  teamProblemForm: cardKind({
    privacy: 'P2',
    hasForm: true,
    key: ofForm,
    about: theTeam,
    view: formView,
    card: formCard,
  }),
  /** What was said to the team stands on the team's feedback sheet (R37). */
  teamProblemOpinions: cardKind({
    privacy: 'P2',
    key: ofListPage,
    about: theTeam,
    view: opinionsView,
    card: opinionsCard,
  }),
}

/** Lists of persons: theirs and their secretary's, which is what P3 means for one's own paper. */
const ofPersons = {
  ownProblems: cardKind({
    privacy: 'P4',
    key: ofListPage,
    about: personAndSecretary,
    view: listView,
    card: listCard,
  }),
  ownProblem: cardKind({
    privacy: 'P4',
    key: ofItem,
    about: (db, key) => personAndSecretary(db, subjectOf(db, key)),
    view: itemView,
    card: itemCard,
  }),
  ownProblemForm: cardKind({
    privacy: 'P4',
    hasForm: true,
    key: ofForm,
    about: thePerson,
    view: formView,
    card: formCard,
  }),
  ownProblemOpinions: cardKind({
    privacy: 'P4',
    key: ofListPage,
    about: thePerson,
    view: opinionsView,
    card: opinionsCard,
  }),
}

export const problemCards: Readonly<Record<string, CardKind>> = { ...ofTeams, ...ofPersons }
