import { z } from 'zod'
import { action } from '../kit/action.ts'
import { oneId } from '../kit/form-values.ts'
import { destination } from '../kit/going.ts'

const id = z.string()
const ofUnit = z.object({ cycleId: id, unitId: id })
const packs = z.enum(['whole', 'spotCheck', 'opinions', 'forms'])

/** Turns the card into another one: this feature's, or the one where a finding is put right. */
export const goButton = action('archive.go', destination)
export const packButton = action('archive.pack', ofUnit.extend({ pack: packs }))
export const documentButton = action('archive.document', ofUnit, z.object({ document: oneId }))
export const stageButton = action('archive.stage', ofUnit, z.object({ stage: oneId }))
export const againButton = action('archive.again', z.object({ exportId: id }))
