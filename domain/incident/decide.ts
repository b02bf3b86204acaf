import { assertNever } from '../assert-never.ts'
import type { Command } from '../commands.ts'
import { personIdOf, type Context } from '../context.ts'
import type { EventPayload, EventType, NewEvent } from '../events.ts'
import { incidentId } from '../ids.ts'
import { covers } from '../jurisdiction.ts'
import { toWgs84 } from '../position.ts'
import type { Read } from '../read.ts'
import { accept, notFound, refuse, type Decision } from '../refusal.ts'
import type { incidentCommands } from './commands.ts'
import type { incidentEvents } from './events.ts'
import type { Incident } from './record.ts'

type IncidentCommand = Command<keyof typeof incidentCommands>
type IncidentEvent = keyof typeof incidentEvents

export function decideIncident(read: Read, command: IncidentCommand, ctx: Context): Decision<NewEvent> {
  if (command.type === 'ReportIncident') return reportIncident(read, command, ctx)
  const incident = read.get('incident', command.payload.incidentId)
  if (!incident) return notFound('incident', command.payload.incidentId)
  if (incident.jurisdiction !== command.jurisdiction) return refuse('other-jurisdiction', { id: incident.id })
  const closed = incident.status === 'closed'

  switch (command.type) {
    case 'AcknowledgeIncident':
      if (incident.acknowledgedAt) return refuse('incident-already-acknowledged')
      return accept(about(incident, 'IncidentAcknowledged', { incidentId: incident.id }))

    case 'VerifyIncident': {
      if (closed) return refuse('incident-closed')
      if (incident.status === 'verified' && command.payload.outcome === 'confirmed') {
        return refuse('incident-already-verified')
      }
      const { basis, outcome } = command.payload
      if (outcome === 'confirmed')
        return accept(about(incident, 'IncidentVerified', { incidentId: incident.id, basis }))
      return whenFree(read, incident, () =>
        about(incident, 'IncidentFoundFalse', { incidentId: incident.id, basis }),
      )
    }

    case 'GradeIncident':
      if (closed) return refuse('incident-closed')
      if (incident.status === 'received') return refuse('incident-not-verified')
      if (incident.grade?.level === command.payload.level && incident.grade.basis === command.payload.basis)
        return accept()
      return accept(about(incident, 'IncidentGraded', command.payload))

    case 'UpdateSituation': {
      if (closed) return refuse('incident-closed')
      const { text, casualties = null, phase = null, position } = command.payload
      if (phase && incident.status === 'received') return refuse('incident-not-verified')
      return accept(
        about(incident, 'SituationUpdated', {
          incidentId: incident.id,
          text,
          casualties,
          phase,
          position: position ? toWgs84(position) : null,
        }),
      )
    }

    case 'LinkIncident': {
      if (closed) return refuse('incident-closed')
      const { parentId } = command.payload
      if (parentId === incident.parentId) return accept()
      if (parentId !== null) {
        const parent = read.get('incident', parentId)
        if (!parent) return notFound('incident', parentId)
        if (isBelow(read, parent, incident)) return refuse('incident-link-loop')
      }
      return accept(about(incident, 'IncidentLinked', { incidentId: incident.id, parentId }, parentId))
    }

    case 'ShareIncident': {
      const others = command.payload.with.filter((code) => !covers(code, incident.jurisdiction))
      const withCodes = [...new Set(others)].sort()
      if (withCodes.join() === incident.sharedWith.join()) return accept()
      return accept({
        ...about(incident, 'IncidentShared', { incidentId: incident.id, with: withCodes }),
        sharedWith: withCodes,
      })
    }

    case 'CloseIncident':
      if (closed) return refuse('incident-closed')
      if (incident.status === 'received') return refuse('incident-not-verified')
      return whenFree(read, incident, () => about(incident, 'IncidentClosed', command.payload))

    case 'ReopenIncident':
      if (!closed) return refuse('incident-not-closed')
      return accept(about(incident, 'IncidentReopened', command.payload))

    case 'ArchiveIncident':
      if (!closed) return refuse('incident-not-closed')
      return accept(about(incident, 'IncidentArchived', { incidentId: incident.id }))

    default:
      return assertNever(command)
  }
}

function reportIncident(read: Read, command: Command<'ReportIncident'>, ctx: Context): Decision<NewEvent> {
  const { payload, jurisdiction } = command
  if (payload.parentId && !read.get('incident', payload.parentId))
    return notFound('incident', payload.parentId)
  const id = incidentId.parse(ctx.newId())
  return accept({
    type: 'IncidentReported',
    jurisdiction,
    sharedWith: [],
    about: payload.parentId ? [id, payload.parentId] : [id],
    payload: {
      incidentId: id,
      number: (read.get('tally', jurisdiction)?.incidents ?? 0) + 1,
      code: payload.code,
      place: payload.place ?? null,
      position: payload.position ? toWgs84(payload.position) : null,
      source: payload.source,
      description: payload.description,
      casualties: payload.casualties ?? {},
      reporter: personIdOf(payload.reporter),
      parentId: payload.parentId ?? null,
    },
  })
}

/** Ends an incident only when no unit is still assigned to it and nothing below it is open. */
function whenFree(read: Read, incident: Incident, event: () => NewEvent): Decision<NewEvent> {
  const units = [...read.by('unit', 'incident', incident.id)].length
  if (units > 0) return refuse('incident-has-units', { count: units })
  const children = [...read.by('incident', 'parent', incident.id)].filter(
    (child) => child.status !== 'closed',
  ).length
  if (children > 0) return refuse('incident-has-open-children', { count: children })
  return accept(event())
}

/** Whether `incident` is `above` or stands below it, following parents up. */
function isBelow(read: Read, incident: Incident, above: Incident): boolean {
  let at: Incident | undefined = incident
  const seen = new Set<string>()
  while (at && !seen.has(at.id)) {
    if (at.id === above.id) return true
    seen.add(at.id)
    at = at.parentId ? read.get('incident', at.parentId) : undefined
  }
  return false
}

function about<T extends IncidentEvent & EventType>(
  incident: Incident,
  type: T,
  payload: EventPayload<T>,
  also: string | null = null,
): NewEvent {
  const { jurisdiction, sharedWith } = incident
  const ids = also ? [incident.id, also] : [incident.id]
  return { type, jurisdiction, sharedWith, about: ids, payload } as NewEvent
}
