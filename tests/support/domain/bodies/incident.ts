import type { incidentCommands } from '../../../../domain/incident/commands.ts'
import {
  at,
  COUNTY,
  maybe,
  payload,
  person,
  place,
  PLACES,
  position,
  some,
  text,
  type MakeBody,
} from './body.ts'
import type { Draw } from '../draw.ts'

const casualties = (draw: Draw) =>
  payload({
    dead: maybe(draw, 30, () => draw.int(3)),
    missing: maybe(draw, 50, () => draw.int(5)),
    trapped: maybe(draw, 50, () => draw.int(9)),
  })

const OPEN = ({ status }: { status: string }) => status !== 'closed'
const VERIFIED = ({ status }: { status: string }) => status === 'verified'
const CLOSED = ({ status }: { status: string }) => status === 'closed'

export const incidentBodies: Record<keyof typeof incidentCommands, MakeBody> = {
  ReportIncident: (draw, read) => ({
    jurisdiction: place(draw),
    payload: payload({
      code: draw.pick(['11A01', '11B03', '22C00']),
      place: text(draw),
      position: maybe(draw, 60, () => position(draw)),
      source: draw.pick(['phone', 'grid-worker', 'device', 'superior']),
      description: text(draw),
      casualties: maybe(draw, 30, () => casualties(draw)),
      reporter: maybe(draw, 30, () => person(draw)),
      parentId: maybe(draw, 20, () => some(draw, read, 'incident', OPEN).id),
    }),
  }),
  AcknowledgeIncident: (draw, read) => {
    const { id, jurisdiction } = some(draw, read, 'incident', (r) => r.acknowledgedAt === null)
    return { jurisdiction: at(draw, jurisdiction), payload: { incidentId: id } }
  },
  VerifyIncident: (draw, read) => {
    const { id, jurisdiction } = some(draw, read, 'incident', (r) => r.status === 'received')
    const outcome = draw.chance(15) ? 'false-alarm' : 'confirmed'
    return { jurisdiction: at(draw, jurisdiction), payload: { incidentId: id, outcome, basis: text(draw) } }
  },
  GradeIncident: (draw, read) => {
    const { id, jurisdiction } = some(draw, read, 'incident', VERIFIED)
    const level = draw.pick(['I', 'II', 'III', 'IV'])
    return { jurisdiction: at(draw, jurisdiction), payload: { incidentId: id, level, basis: text(draw) } }
  },
  UpdateSituation: (draw, read) => {
    const { id, jurisdiction, reinforcements } = some(draw, read, 'incident', OPEN)
    const other = reinforcements?.[0]
    const by = other && draw.chance(40) ? other : undefined
    const fields = {
      incidentId: id,
      text: text(draw),
      casualties: maybe(draw, 40, () => casualties(draw)),
      phase: maybe(draw, 30, () => draw.pick(['first-response', 'response', 'recovery'])),
      position: maybe(draw, 20, () => position(draw)),
      unitId: by && maybe(draw, 50, () => by.unitId),
    }
    return { jurisdiction: at(draw, by?.jurisdiction ?? jurisdiction), payload: payload(fields) }
  },
  LinkIncident: (draw, read) => {
    const { id, jurisdiction, parentJurisdiction } = some(draw, read, 'incident', OPEN)
    const parentId = draw.chance(30) ? null : some(draw, read, 'incident', OPEN).id
    const by = draw.pick([jurisdiction, parentJurisdiction ?? jurisdiction, COUNTY]) ?? COUNTY
    return { jurisdiction: at(draw, by), payload: { incidentId: id, parentId } }
  },
  ShareIncident: (draw, read) => {
    const { id, jurisdiction } = some(draw, read, 'incident')
    const others = PLACES.filter(() => draw.chance(35))
    return { jurisdiction: at(draw, jurisdiction), payload: { incidentId: id, with: others } }
  },
  CloseIncident: (draw, read) => {
    const { id, jurisdiction } = some(draw, read, 'incident', VERIFIED)
    return { jurisdiction: at(draw, jurisdiction), payload: { incidentId: id, reason: text(draw) } }
  },
  ReopenIncident: (draw, read) => {
    const { id, jurisdiction } = some(draw, read, 'incident', CLOSED)
    return { jurisdiction: at(draw, jurisdiction), payload: { incidentId: id, reason: text(draw) } }
  },
  ArchiveIncident: (draw, read) => {
    const { id, jurisdiction } = some(draw, read, 'incident', CLOSED)
    return { jurisdiction: at(draw, jurisdiction), payload: { incidentId: id } }
  },
}
