const weekdays = ['日', '一', '二', '三', '四', '五', '六']

/** A calendar day as a villager says it: `2018-02-22` → 2月22日（周四）. */
export function sayDay(day: string): string {
  const [, month, date] = day.split('-').map(Number)
  const weekday = weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()]
  return `${month}月${date}日（周${weekday}）`
}
