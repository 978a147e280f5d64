export interface Slot {
  unitId: string
  place: string
  onDay: string
  startsAt: string
  endsAt: string
}

/** Another unit's booking of the same place at a time that overlaps (R24). */
export function clashWith<Booked extends Slot>(
  wanted: Slot,
  booked: readonly Booked[],
): Booked | undefined {
  return booked.find(
    (other) =>
      other.unitId !== wanted.unitId &&
      other.onDay === wanted.onDay &&
      plainName(other.place) === plainName(wanted.place) &&
      other.startsAt < wanted.endsAt &&
      wanted.startsAt < other.endsAt,
  )
}

function plainName(place: string): string {
  return place.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase()
}
