import type { CardRef } from '../../pipeline/operation.ts'

export function roundRef(meetingId: string, step: string): CardRef {
  return { card: 'criticismRound', key: { meetingId, step } }
}

export function ownRef(meetingId: string, step: string, personId: string): CardRef {
  return { card: 'ownCriticisms', key: { meetingId, step, personId } }
}

export function formRef(
  of: { meetingId: string; step: string; personId: string; subjectId: string },
  asked: string,
): CardRef {
  const { meetingId, step, personId, subjectId } = of
  return { card: 'criticismForm', key: { meetingId, step, personId, subjectId, asked } }
}

export function receivedRef(meetingId: string, personId: string): CardRef {
  return { card: 'criticismsReceived', key: { meetingId, personId, page: '1' } }
}

export function deferredRef(deferralId: string): CardRef {
  return { card: 'deferredTalk', key: { deferralId } }
}

export function typingRef(meetingId: string, step: string, subjectId: string): CardRef {
  return { card: 'criticismTyping', key: { meetingId, step, subjectId } }
}
