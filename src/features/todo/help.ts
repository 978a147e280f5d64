import type { HelpCardView } from '../../../cards/todo/help.ts'
import type { Reader } from '../../../db/client.ts'
import type { Person } from '../../../db/queries/people.ts'
import { unitsLedBy } from '../../organization/roles.ts'
import type { Command, Feature, OpenCommand, ViewContext } from '../../pipeline/feature.ts'

/** The commands the reader may use; in a group those of every member. */
export function helpView(
  db: Reader,
  features: readonly Feature[],
  context: ViewContext,
): HelpCardView {
  const { reader } = context
  const person = reader.kind === 'person' ? reader.person : undefined
  const known = reader.kind !== 'stranger'
  const may = (command: Command | OpenCommand) => mayUse(db, person, known, command.who)
  return {
    known,
    commands: features
      .flatMap((feature) => feature.commands ?? [])
      .filter(may)
      .map(({ aliases, name, usage }) => ({ alias: aliases[0] ?? name, name, usage })),
  }
}

function mayUse(
  db: Reader,
  person: Person | undefined,
  known: boolean,
  who: Command['who'] | 'anyone',
): boolean {
  if (who === 'anyone') return true
  if (who === 'member') return known
  if (!person) return false
  return unitsLedBy(db, person, who === 'secretary' ? 'secretary' : undefined).length > 0
}
