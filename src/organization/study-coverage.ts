/** What a collective session must say to count for readiness (R31, R32). */
export interface CountedSession {
  heldOn: string
  topics: readonly { id: string }[]
}

export interface TopicCoverage {
  topicId: string
  /** The first day it was studied together; undefined while it was not. */
  coveredOn: string | undefined
}

export interface StudyReadiness {
  held: number
  needed: number
  missingTopicIds: string[]
  ready: boolean
}

/** When each topic was first studied together. */
export function coverage(
  topicIds: readonly string[],
  sessions: readonly CountedSession[],
): TopicCoverage[] {
  return topicIds.map((topicId) => ({
    topicId,
    coveredOn: sessions
      .filter((session) => session.topics.some((topic) => topic.id === topicId))
      .map((session) => session.heldOn)
      .toSorted()
      .at(0),
  }))
}

/** Gate G2 of one branch: enough sessions held and every topic covered. */
export function studyReadiness(
  study: { minSessions: number; topics: readonly { id: string }[] },
  sessions: readonly CountedSession[],
): StudyReadiness {
  const topicIds = study.topics.map((topic) => topic.id)
  const missingTopicIds = coverage(topicIds, sessions)
    .filter((topic) => topic.coveredOn === undefined)
    .map((topic) => topic.topicId)
  const held = sessions.length
  const ready = held >= study.minSessions && missingTopicIds.length === 0
  return { held, needed: study.minSessions, missingTopicIds, ready }
}
