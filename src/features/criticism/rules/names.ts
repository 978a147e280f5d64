interface Named {
  personId: string
  name: string
}

/** A label for each person that no other one has: namesakes get a number. */
export function labelled<One extends Named>(people: readonly One[]): One[] {
  return people.map((one, at) => {
    const namesakes = people.filter(({ name }) => name === one.name)
    if (namesakes.length === 1) return one
    const no = people.slice(0, at + 1).filter(({ name }) => name === one.name).length
    return { ...one, name: `${one.name}${no}` }
  })
}

/** Typed names in their order as person ids; one nobody has, or one written twice, is a fault. */
export function readNames(
  typed: string,
  people: readonly Named[],
): readonly string[] | 'unknownName' | 'repeatedName' {
  const ids = new Map(labelled(people).map(({ personId, name }) => [name, personId]))
  const names = typed
    .normalize('NFKC')
    .split(/[、,;；，。\s]+/u)
    .filter((name) => name !== '')
  const found = names.map((name) => ids.get(name.normalize('NFKC')))
  if (found.length === 0 || found.includes(undefined)) return 'unknownName'
  if (new Set(found).size < found.length) return 'repeatedName'
  return found.filter((id) => id !== undefined)
}
