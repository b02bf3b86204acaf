import { assertNever } from '../assert-never.ts'
import { beyond } from '../border.ts'
import type { Event } from '../events.ts'
import type { Read } from '../read.ts'
import type { Changes, NewRecord, Tally, Unstamped } from '../records.ts'
import type { incidentEvents } from './events.ts'
import type { Incident } from './record.ts'
import { seenBy } from './seen-by.ts'

type IncidentEvent = Event<keyof typeof incidentEvents>
type Ties = Pick<
  Incident,
  'parentId' | 'parentJurisdiction' | 'foreignChildren' | 'reinforcements' | 'sharedByOffice'
>

export function evolveIncident(read: Read, event: IncidentEvent): Changes {
  if (event.type === 'IncidentReported') return reported(event)
  const incident = read.get('incident', event.payload.incidentId)
  if (!incident)
    throw new Error(`${event.type} at seq ${event.seq} names an incident that is not in the state`)
  switch (event.type) {
    case 'IncidentAcknowledged':
      return put({ ...incident, acknowledgedAt: event.recordedAt })
    case 'IncidentVerified':
      return put(verified(incident, event.recordedAt))
    case 'IncidentFoundFalse':
      return put(closed(incident, event.recordedAt, event.payload.basis, true))
    case 'IncidentGraded':
      return put({ ...incident, grade: { level: event.payload.level, basis: event.payload.basis } })
    case 'SituationUpdated': {
      const { text, casualties, phase, position } = event.payload
      const updated = {
        ...incident,
        situation: { text, at: event.occurredAt },
        casualties: { ...incident.casualties, ...casualties },
        position: position ?? incident.position,
      }
      return put(updated.status === 'verified' && phase ? { ...updated, phase } : updated)
    }
    case 'IncidentLinked':
      return tied(incident, {
        parentId: event.payload.parentId,
        parentJurisdiction: event.payload.parentJurisdiction,
      })
    case 'ChildIncidentLinked': {
      const { childId: incidentId, childJurisdiction } = event.payload
      const child = { incidentId, jurisdiction: childJurisdiction }
      return tied(incident, { foreignChildren: [...incident.foreignChildren, child] })
    }
    case 'ChildIncidentUnlinked': {
      const others = incident.foreignChildren.filter(({ incidentId }) => incidentId !== event.payload.childId)
      return tied(incident, { foreignChildren: others })
    }
    case 'IncidentReinforced': {
      const { incidentId: _, unitJurisdiction: jurisdiction, ...facts } = event.payload
      const unit = { ...facts, jurisdiction, since: event.recordedAt }
      return tied(incident, { reinforcements: [...incident.reinforcements, unit] })
    }
    case 'ReinforcementWithdrawn': {
      const others = incident.reinforcements.filter(({ unitId }) => unitId !== event.payload.unitId)
      return tied(incident, { reinforcements: others })
    }
    case 'IncidentShared':
      return tied(incident, { sharedByOffice: event.payload.with })
    case 'IncidentClosed':
      return put(closed(incident, event.recordedAt, event.payload.reason, false))
    case 'IncidentReopened':
      return put(reopened(incident, event.recordedAt))
    case 'IncidentArchived':
      return { put: [], remove: [{ kind: 'incident', id: incident.id }] }
    default:
      return assertNever(event)
  }
}

const put = (...records: NewRecord[]): Changes => ({ put: records, remove: [] })

/** What ties an incident to other jurisdictions decides who sees it. */
function tied(incident: Incident, ties: Partial<Ties>): Changes {
  const now = { ...incident, ...ties }
  return put({ ...now, sharedWith: seenBy(now) })
}

function reported(event: Event<'IncidentReported'>): Changes {
  const { incidentId, number, ...facts } = event.payload
  const tally: Unstamped<Tally> = {
    kind: 'tally',
    id: event.jurisdiction,
    jurisdiction: event.jurisdiction,
    sharedWith: [],
    incidents: number,
  }
  return put(tally, {
    kind: 'incident',
    id: incidentId,
    jurisdiction: event.jurisdiction,
    sharedWith: beyond(event.jurisdiction, facts.parentJurisdiction ? [facts.parentJurisdiction] : []),
    status: 'received',
    number,
    ...facts,
    foreignChildren: [],
    reinforcements: [],
    sharedByOffice: [],
    grade: null,
    situation: null,
    occurredAt: event.occurredAt,
    reportedAt: event.recordedAt,
    acknowledgedAt: null,
  })
}

/** The facts common to every status; what belonged to the old status is left behind. */
function factsOf(incident: Incident) {
  const { kind, id, jurisdiction, sharedWith, number, code, place, position, source, description, reporter } =
    incident
  const { casualties, grade, situation, occurredAt, reportedAt, acknowledgedAt } = incident
  const { parentId, parentJurisdiction, foreignChildren, reinforcements, sharedByOffice } = incident
  const identity = {
    kind,
    id,
    jurisdiction,
    sharedWith,
    number,
    code,
    place,
    position,
    source,
    description,
    reporter,
  }
  const ties = { parentId, parentJurisdiction, foreignChildren, reinforcements, sharedByOffice }
  return { ...identity, ...ties, casualties, grade, situation, occurredAt, reportedAt, acknowledgedAt }
}

const verified = (incident: Incident, at: string): Unstamped<Incident> => ({
  ...factsOf(incident),
  status: 'verified',
  verifiedAt: at,
  phase: 'first-response',
})

/** One that was taken for a false alarm is to be verified first, also when it had been verified before. */
const reopened = (incident: Incident, at: string): Unstamped<Incident> =>
  incident.status === 'closed' && incident.closing.falseAlarm
    ? { ...factsOf(incident), status: 'received' }
    : verified(incident, at)

const closed = (
  incident: Incident,
  at: string,
  reason: string,
  falseAlarm: boolean,
): Unstamped<Incident> => ({
  ...factsOf(incident),
  status: 'closed',
  closedAt: at,
  closing: { reason, falseAlarm },
})
