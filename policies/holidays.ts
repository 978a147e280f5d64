import type { Policy } from './policy.ts'

type Calendar = Policy['calendar']

/** Holidays and make-up working days as announced, by the calendar year of the meetings. */
const announced: Readonly<Record<number, Calendar>> = {
  2018: {
    holidays: [
      { name: '元旦', from: '2018-01-01', to: '2018-01-01' },
      { name: '春节', from: '2018-02-15', to: '2018-02-21' },
      { name: '清明节', from: '2018-04-05', to: '2018-04-07' },
      { name: '劳动节', from: '2018-04-29', to: '2018-05-01' },
      { name: '端午节', from: '2018-06-16', to: '2018-06-18' },
      { name: '中秋节', from: '2018-09-22', to: '2018-09-24' },
      { name: '国庆节', from: '2018-10-01', to: '2018-10-07' },
    ],
    workdays: ['2018-02-11', '2018-02-24', '2018-04-08', '2018-04-28', '2018-09-29', '2018-09-30'],
  },
  2019: {
    holidays: [
      { name: '元旦', from: '2019-01-01', to: '2019-01-01' },
      { name: '春节', from: '2019-02-04', to: '2019-02-10' },
      { name: '清明节', from: '2019-04-05', to: '2019-04-07' },
      { name: '劳动节', from: '2019-05-01', to: '2019-05-04' },
      { name: '端午节', from: '2019-06-07', to: '2019-06-09' },
      { name: '中秋节', from: '2019-09-13', to: '2019-09-15' },
      { name: '国庆节', from: '2019-10-01', to: '2019-10-07' },
    ],
    workdays: ['2019-02-02', '2019-02-03', '2019-04-28', '2019-05-05', '2019-09-29', '2019-10-12'],
  },
}

/** New Year's Eve to the seventh day, where the year's notice is not known here. */
const springFestivals: Readonly<Record<number, readonly [string, string]>> = {
  2027: ['2027-02-05', '2027-02-12'],
  2028: ['2028-01-25', '2028-02-01'],
  2029: ['2029-02-12', '2029-02-19'],
  2030: ['2030-02-02', '2030-02-09'],
  2031: ['2031-01-22', '2031-01-29'],
  2032: ['2032-02-10', '2032-02-17'],
  2033: ['2033-01-30', '2033-02-06'],
  2034: ['2034-02-18', '2034-02-25'],
  2035: ['2035-02-07', '2035-02-14'],
}

/** Whether the year's holidays stand here as announced; else they are a guess to be checked. */
export function holidaysAnnounced(year: number): boolean {
  return announced[year] !== undefined
}

/** The year's holidays: as announced, or the Spring Festival and the days that never move. */
export function holidaysOf(year: number): Calendar {
  const known = announced[year]
  if (known) return structuredClone(known)
  const spring = springFestivals[year]
  return {
    holidays: [
      { name: '元旦', from: `${year}-01-01`, to: `${year}-01-01` },
      ...(spring ? [{ name: '春节', from: spring[0], to: spring[1] }] : []),
      { name: '劳动节', from: `${year}-05-01`, to: `${year}-05-02` },
      { name: '国庆节', from: `${year}-10-01`, to: `${year}-10-03` },
    ],
    workdays: [],
  }
}
