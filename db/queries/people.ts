import type { people } from '../schema/organization.ts'

export type Person = typeof people.$inferSelect
