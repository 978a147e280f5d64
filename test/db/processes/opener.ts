import { openDatabase } from '../../../db/open.ts'

// Opens a database as a second instance of the service would and says what came of it.
try {
  openDatabase(process.argv[2] ?? '').close()
  console.log('opened')
} catch (error) {
  console.log(error instanceof Error ? error.message : error)
}
