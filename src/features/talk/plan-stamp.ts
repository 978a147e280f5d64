/** Names an offered time and place, so that a card drawn before cannot agree to another. */
export function planStamp(plan: {
  planDay: string | null
  planTime: string | null
  place: string | null
}): string {
  return [plan.planDay, plan.planTime, plan.place].join(' ')
}
