import { and, eq, sql } from 'drizzle-orm'
import { prepared, type Reader, type Tx } from '../client.ts'
import {
  guideInvitations,
  meetingMaterials,
  previousReports,
  venueBookings,
} from '../schema/readiness.ts'

export type PreviousReport = typeof previousReports.$inferSelect
export type GuideInvitation = typeof guideInvitations.$inferSelect
export type VenueBooking = typeof venueBookings.$inferSelect
export type MeetingMaterial = typeof meetingMaterials.$inferSelect

interface Meeting {
  cycleId: string
  unitId: string
}

const cycleId = sql.placeholder('cycleId')
const unitId = sql.placeholder('unitId')
const report = prepared((d) =>
  d
    .select()
    .from(previousReports)
    .where(and(eq(previousReports.cycleId, cycleId), eq(previousReports.unitId, unitId)))
    .prepare(),
)
const guides = prepared((d) =>
  d
    .select()
    .from(guideInvitations)
    .where(and(eq(guideInvitations.cycleId, cycleId), eq(guideInvitations.unitId, unitId)))
    .prepare(),
)
const venue = prepared((d) =>
  d
    .select()
    .from(venueBookings)
    .where(and(eq(venueBookings.cycleId, cycleId), eq(venueBookings.unitId, unitId)))
    .prepare(),
)
const venuesOnDay = prepared((d) =>
  d
    .select()
    .from(venueBookings)
    .where(eq(venueBookings.onDay, sql.placeholder('onDay')))
    .prepare(),
)
const material = prepared((d) =>
  d
    .select()
    .from(meetingMaterials)
    .where(and(eq(meetingMaterials.cycleId, cycleId), eq(meetingMaterials.unitId, unitId)))
    .prepare(),
)

export function previousReportOf(reader: Reader, of: Meeting): PreviousReport | undefined {
  return report(reader).get({ cycleId: of.cycleId, unitId: of.unitId })
}

export function savePreviousReport(tx: Tx, row: PreviousReport): void {
  const target = [previousReports.cycleId, previousReports.unitId]
  tx.drizzle.insert(previousReports).values(row).onConflictDoUpdate({ target, set: row }).run()
}

export function guideInvitationOf(reader: Reader, of: Meeting): GuideInvitation | undefined {
  return guides(reader).get({ cycleId: of.cycleId, unitId: of.unitId })
}

export function saveGuideInvitation(tx: Tx, row: GuideInvitation): void {
  const target = [guideInvitations.cycleId, guideInvitations.unitId]
  tx.drizzle.insert(guideInvitations).values(row).onConflictDoUpdate({ target, set: row }).run()
}

export function venueBookingOf(reader: Reader, of: Meeting): VenueBooking | undefined {
  return venue(reader).get({ cycleId: of.cycleId, unitId: of.unitId })
}

/** All bookings of one day, of whichever cycle, to find clashes. */
export function venueBookingsOn(reader: Reader, onDay: string): VenueBooking[] {
  return venuesOnDay(reader).all({ onDay })
}

export function saveVenueBooking(tx: Tx, row: VenueBooking): void {
  const target = [venueBookings.cycleId, venueBookings.unitId]
  tx.drizzle.insert(venueBookings).values(row).onConflictDoUpdate({ target, set: row }).run()
}

export function meetingMaterialOf(reader: Reader, of: Meeting): MeetingMaterial | undefined {
  return material(reader).get({ cycleId: of.cycleId, unitId: of.unitId })
}

export function saveMeetingMaterial(tx: Tx, row: MeetingMaterial): void {
  const target = [meetingMaterials.cycleId, meetingMaterials.unitId]
  tx.drizzle.insert(meetingMaterials).values(row).onConflictDoUpdate({ target, set: row }).run()
}
