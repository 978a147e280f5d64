import { goButton } from './buttons.ts'
import { goingBy } from '../kit/going.ts'

export type { Paged } from '../kit/going.ts'

export const { go, pager } = goingBy(goButton)

/** Which cards a list has: a team's are for the team, a person's for them and the secretary. */
export interface ListCards {
  list: 'teamProblems' | 'ownProblems'
  form: 'teamProblemForm' | 'ownProblemForm'
  item: 'teamProblem' | 'ownProblem'
  opinions: 'teamProblemOpinions' | 'ownProblemOpinions'
}

export const teamCards: ListCards = {
  list: 'teamProblems',
  form: 'teamProblemForm',
  item: 'teamProblem',
  opinions: 'teamProblemOpinions',
}
export const ownCards: ListCards = {
  list: 'ownProblems',
  form: 'ownProblemForm',
  item: 'ownProblem',
  opinions: 'ownProblemOpinions',
}
