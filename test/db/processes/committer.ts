import { writeSync } from 'node:fs'
import { flushCompileCache } from 'node:module'
import { sql } from 'drizzle-orm'
import { openDatabase } from '../../../db/open.ts'

// Commits answers one by one, from number `first` on, and says each number once it is safe.
const [path = '', first = '1', count = '1', synchronous] = process.argv.slice(2)
const database = openDatabase(path)
flushCompileCache()
if (synchronous !== undefined) database.drizzle.run(sql.raw(`PRAGMA synchronous = ${synchronous}`))
for (let number = Number(first); number < Number(first) + Number(count); number += 1) {
  await database.commit(({ drizzle }) => {
    drizzle.run(sql`INSERT INTO seen_arrival (once_id, at) VALUES (${`a${number}`}, 1)`)
    drizzle.run(sql`INSERT INTO fired_occasion (occasion, fired_at) VALUES (${`a${number}`}, 1)`)
  })
  writeSync(1, `${number}\n`)
}
process.kill(process.pid, 'SIGKILL')
