const form = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d(?::\d\d(?:\.\d+)?)?))?(Z|[+-]\d\d:?\d\d)?$/
const villageZone = '+08:00'

/** An ISO 8601 instant; without a zone it is the village's, without a time midnight. */
export function readInstant(text: string): Date | undefined {
  // In a query string a bare plus arrives as a space.
  const parts = form.exec(text.replace(' ', '+'))
  if (!parts) return undefined
  const [, day, time = '00:00', zone = villageZone] = parts
  const instant = new Date(`${day}T${time}${zone}`)
  return Number.isNaN(instant.getTime()) ? undefined : instant
}
