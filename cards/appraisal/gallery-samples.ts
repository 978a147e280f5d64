const names = ['张春松', '罗秋梅', '李晓强', '周开坤', '周德成', '张秋燕', '何兰仙', '普晓远']

/** As many people as the largest branch has, with ids as long as real ones. */
export function manyNames(count: number): { personId: string; name: string }[] {
  return Array.from({ length: count }, (_, at) => ({
    personId: `person${String(at).padStart(26, '0')}`,
    name: `${names[at % names.length]}`,
  }))
}
