import { assertNever } from '../assert-never.ts'
import type { Command } from '../commands.ts'
import { personIdOf, type Context } from '../context.ts'
import { beyond } from '../border.ts'
import type { NewEvent } from '../events.ts'
import { incidentId } from '../ids.ts'
import { toWgs84 } from '../position.ts'
import type { Read } from '../read.ts'
import { accept, notFound, refuse, type Decision } from '../refusal.ts'
import type { ScopedRead } from '../scope.ts'
import { about } from './about.ts'
import type { incidentCommands } from './commands.ts'
import { joined, linkIncident, untied } from './link.ts'
import type { Incident } from './record.ts'
import { seenBy } from './seen-by.ts'
import { updateSituation } from './situation.ts'

type IncidentCommand = Command<keyof typeof incidentCommands>

export function decideIncident(read: ScopedRead, command: IncidentCommand, ctx: Context): Decision<NewEvent> {
  if (command.type === 'ReportIncident') return reportIncident(read, command, ctx)
  const incident = read.get('incident', command.payload.incidentId)
  if (!incident) return notFound('incident', command.payload.incidentId)
  if (command.type === 'LinkIncident') return linkIncident(read, incident, command)
  if (command.type === 'UpdateSituation') return updateSituation(read, incident, command)
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

    case 'ShareIncident': {
      const withCodes = beyond(incident.jurisdiction, command.payload.with)
      if (withCodes.join() === incident.sharedByOffice.join()) return accept()
      return accept({
        ...about(incident, 'IncidentShared', { incidentId: incident.id, with: withCodes }),
        sharedWith: seenBy({ ...incident, sharedByOffice: withCodes }),
      })
    }

    case 'CloseIncident':
      if (closed) return refuse('incident-closed')
      if (incident.status === 'received') return refuse('incident-not-verified')
      return whenFree(read, incident, () => about(incident, 'IncidentClosed', command.payload))

    case 'ReopenIncident':
      if (!closed) return refuse('incident-not-closed')
      if (incident.parentId && read.get('incident', incident.parentId)?.status === 'closed')
        return refuse('incident-parent-closed')
      return accept(about(incident, 'IncidentReopened', command.payload))

    case 'ArchiveIncident':
      if (!closed) return refuse('incident-not-closed')
      return accept(
        about(incident, 'IncidentArchived', { incidentId: incident.id }),
        ...untied(read, incident),
      )

    default:
      return assertNever(command)
  }
}

function reportIncident(read: Read, command: Command<'ReportIncident'>, ctx: Context): Decision<NewEvent> {
  const { payload, jurisdiction } = command
  const parent = payload.parentId ? read.get('incident', payload.parentId) : null
  if (parent === undefined) return notFound('incident', payload.parentId ?? '')
  if (parent?.status === 'closed') return refuse('incident-parent-closed')
  const id = incidentId.parse(ctx.newId())
  const report: NewEvent = {
    type: 'IncidentReported',
    jurisdiction,
    sharedWith: parent ? beyond(jurisdiction, [parent.jurisdiction]) : [],
    about: parent?.jurisdiction === jurisdiction ? [id, parent.id] : [id],
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
      parentId: parent?.id ?? null,
      parentJurisdiction: parent?.jurisdiction ?? null,
    },
  }
  return accept(report, ...joined({ id, jurisdiction }, parent))
}

/** Ends an incident only when no unit, from wherever, is still assigned to it and nothing below it is open. */
function whenFree(read: Read, incident: Incident, event: () => NewEvent): Decision<NewEvent> {
  const assigned = [...read.by('unit', 'incident', incident.id)].map(({ id }) => id)
  const units = new Set([...assigned, ...incident.reinforcements.map(({ unitId }) => unitId)]).size
  if (units > 0) return refuse('incident-has-units', { count: units })
  const children = [...read.by('incident', 'parent', incident.id)].filter(
    (child) => child.status !== 'closed',
  ).length
  if (children > 0) return refuse('incident-has-open-children', { count: children })
  return accept(event())
}
