import Sqlite from 'better-sqlite3'

// Holds the write lock of a database until a line arrives, as a foreign program might.
const sqlite = new Sqlite(process.argv[2])
sqlite.exec('BEGIN IMMEDIATE')
console.log('held')
process.stdin.once('data', () => {
  sqlite.exec('ROLLBACK')
  sqlite.close()
  process.exit()
})
