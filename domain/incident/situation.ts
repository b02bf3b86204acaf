import type { Command } from '../commands.ts'
import type { NewEvent } from '../events.ts'
import { toWgs84 } from '../position.ts'
import type { Read } from '../read.ts'
import { accept, refuse, type Decision } from '../refusal.ts'
import { about as aboutUnit } from '../unit/about.ts'
import type { Unit } from '../unit/record.ts'
import { about } from './about.ts'
import type { Incident } from './record.ts'

/**
 * How an incident stands, said by its own office or team; or by a unit of another jurisdiction for as long as it is
 * assigned there, which is a fact on each side. Which phase it is in only its own office says.
 */
export function updateSituation(
  read: Read,
  incident: Incident,
  command: Command<'UpdateSituation'>,
): Decision<NewEvent> {
  const { text, casualties = null, phase = null, position, unitId } = command.payload
  const isForeign = incident.jurisdiction !== command.jurisdiction
  const sender = unitId || isForeign ? unitThere(read, incident, command) : undefined
  if (unitId && !sender) return refuse('unit-not-at-incident')
  if (isForeign && !sender) return refuse('other-jurisdiction', { id: incident.id })
  if (incident.status === 'closed') return refuse('incident-closed')
  if (phase && isForeign) return refuse('phase-of-own-office')
  if (phase && incident.status === 'received') return refuse('incident-not-verified')
  const said = { incidentId: incident.id, text, casualties, position: position ? toWgs84(position) : null }
  if (!sender || !isForeign)
    return accept(about(incident, 'SituationUpdated', { ...said, phase, by: null }, sender?.id ?? null))
  // The other side has the same in its own words.
  const sent = { ...said, unitId: sender.id, incidentJurisdiction: incident.jurisdiction }
  const by = { unitId: sender.id, unitJurisdiction: sender.jurisdiction, name: sender.name }
  return accept(
    { ...aboutUnit(sender, 'SituationSent', sent), sharedWith: [] },
    about(incident, 'SituationUpdated', { ...said, phase, by }),
  )
}

/** The unit of the command's jurisdiction that says so; unless one is named, any that is assigned to the incident. */
function unitThere(
  read: Read,
  incident: Incident,
  { jurisdiction, payload }: Command<'UpdateSituation'>,
): Unit | undefined {
  return [...read.by('unit', 'incident', incident.id)].find(
    (unit) => unit.jurisdiction === jurisdiction && (!payload.unitId || unit.id === payload.unitId),
  )
}
