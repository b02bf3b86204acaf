import type { Incident } from '../../../domain/incident/record.ts'
import { isUnanswered } from '../../lib/alarm.svelte.ts'

const GRADE_RANK = { I: 0, II: 1, III: 3, IV: 4 } as const
/** A report nobody has graded stands between Ⅱ and Ⅲ: it may be anything. */
const UNGRADED_RANK = 2

const rank = ({ grade }: Incident): number => (grade ? GRADE_RANK[grade.level] : UNGRADED_RANK)

/** Worst first: open before closed, unanswered before answered, by grade, then the newest. */
export function byUrgency(a: Incident, b: Incident): number {
  return (
    Number(a.status === 'closed') - Number(b.status === 'closed') ||
    Number(isUnanswered(b)) - Number(isUnanswered(a)) ||
    rank(a) - rank(b) ||
    (a.reportedAt < b.reportedAt ? 1 : -1)
  )
}

export const INCIDENT_FILTERS = ['open', 'unanswered', 'unverified', 'closed'] as const
export type IncidentFilter = (typeof INCIDENT_FILTERS)[number]

export function passes(filter: IncidentFilter, incident: Incident): boolean {
  switch (filter) {
    case 'open':
      return incident.status !== 'closed'
    case 'unanswered':
      return isUnanswered(incident)
    case 'unverified':
      return incident.status === 'received'
    case 'closed':
      return incident.status === 'closed'
  }
}
