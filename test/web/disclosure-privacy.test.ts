import { array, assert, asyncProperty, constantFrom, oneof } from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import { namings } from '../../cards/disclosure/wording.ts'
import { getUnit } from '../../db/queries/units.ts'
import { disclosedItems } from '../../src/features/disclosure/items.ts'
import { insertLists, insertTeamItem, secrets } from '../support/disclosure-round.ts'
import { startDisclosureServer, type DisclosureServer } from '../support/disclosure-server.ts'
import { personIdOf, unitIdOf, villagers } from '../support/village.ts'

let page: DisclosureServer
afterEach(() => page.close())

test('whatever stands in the items, no name of the register and no other text reaches the page', async () => {
  const names = villagers.map(({ name }) => name)
  const words = array(
    oneof(constantFrom(...names), constantFrom('家', '负责', ' ', '\n', '\u0000', '<b>', '&')),
    {
      maxLength: 12,
    },
  ).map((pieces) => `事${pieces.join('')}`)
  page = await startDisclosureServer({ state: 'draft' })
  const unit = getUnit(page.database, unitIdOf('B1'))
  page.database.inTransaction(insertLists)
  let count = 0
  await assert(
    asyncProperty(
      words,
      words,
      constantFrom(...namings),
      constantFrom('M02', 'M13', 'M27', 'M05'),
      async (problem, measures, naming, bearer) => {
        count += 1
        const itemId = `item${count}`
        page.database.inTransaction((tx) =>
          insertTeamItem(tx, {
            itemId,
            problem,
            measures,
            leadUnit: problem,
            responsibleId: personIdOf(bearer),
          }),
        )
        const chosen = [itemId, 'lamp', 'draft', 'own']
        const items = disclosedItems(page.database, { cycleId: 'cycle', unit }, chosen, naming)
        expect(items.map((one) => one.itemId).toSorted()).toEqual([itemId, 'lamp'])
        const other = await startDisclosureServer({ items, naming })
        const { body } = await other.server.inject({ url: `/g/${other.token}` })
        await other.close()
        const seen = body.replaceAll(/<[^>]*>|\s/g, '')
        expect(names.filter((name) => seen.includes(name))).toEqual([])
        for (const secret of Object.values(secrets)) expect(body).not.toContain(secret)
        expect(body).toContain('</html>')
      },
    ),
    { numRuns: 40, endOnFailure: true },
  )
})
