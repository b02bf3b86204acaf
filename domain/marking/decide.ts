import { assertNever } from '../assert-never.ts'
import type { Command } from '../commands.ts'
import type { Context } from '../context.ts'
import type { EventPayload, NewEvent } from '../events.ts'
import { findCrossing } from '../geo/polygon/crossing.ts'
import { rounded } from '../geo/rounded.ts'
import { markingId } from '../ids.ts'
import { countyOf, type Jurisdiction } from '../jurisdiction.ts'
import { toWgs84 } from '../position.ts'
import type { Read } from '../read.ts'
import { accept, notFound, refuse, type Decision, type Refused } from '../refusal.ts'
import { outsideFault } from '../territory.ts'
import type { markingCommands } from './commands.ts'
import { geometryToWgs84, verticesOf, type Geometry } from './geometry.ts'
import { closesRoads, needsLabel, shapesOf } from './kinds.ts'
import type { Marking } from './record.ts'

type MarkingCommand = Command<keyof typeof markingCommands>
type Drawing = EventPayload<'MarkingDrawn'>

export function decideMarking(read: Read, command: MarkingCommand, ctx: Context): Decision<NewEvent> {
  if (command.type === 'DrawMarking') return drawMarking(read, command, ctx)
  const marking = read.get('marking', command.payload.markingId)
  if (!marking) return notFound('marking', command.payload.markingId)
  if (marking.jurisdiction !== command.jurisdiction) return refuse('other-jurisdiction', { id: marking.id })

  switch (command.type) {
    case 'AlterMarking':
      return alterMarking(read, marking, command, ctx)

    case 'ShareMarking': {
      const { id } = marking
      const sharedWith = inOrder(command.payload.with)
      if (sharedWith.join() === marking.sharedWith.join()) return accept()
      const payload = { markingId: id, with: sharedWith }
      return accept({ type: 'MarkingShared', ...of({ ...marking, sharedWith }), payload })
    }

    case 'LiftMarking': {
      const { id, markingKind, label } = marking
      const payload = { markingId: id, markingKind, label, reason: command.payload.reason ?? null }
      return accept({ type: 'MarkingLifted', ...of(marking), payload })
    }

    default:
      return assertNever(command)
  }
}

/** A closed road concerns whoever drives: unless told otherwise, the whole county sees what is marked. */
function drawMarking(read: Read, command: Command<'DrawMarking'>, ctx: Context): Decision<NewEvent> {
  const { jurisdiction } = command
  const { geometry, label = null, validFrom, validUntil = null, incidentId = null, closes } = command.payload
  const id = markingId.parse(ctx.newId())
  const sharedWith = inOrder(command.payload.with ?? [countyOf(jurisdiction)])
  const drawing: Drawing = {
    markingId: id,
    markingKind: command.payload.markingKind,
    geometry: geometryToWgs84(geometry),
    label,
    validFrom: validFrom ?? command.occurredAt ?? ctx.now,
    validUntil,
    incidentId,
    closes: closes ? { ...closes, position: toWgs84(closes.position) } : null,
  }
  return (
    faultOf(read, drawing, ctx) ??
    accept({ type: 'MarkingDrawn', ...of({ id, jurisdiction, sharedWith, incidentId }), payload: drawing })
  )
}

function alterMarking(
  read: Read,
  marking: Marking,
  { payload }: Command<'AlterMarking'>,
  ctx: Context,
): Decision<NewEvent> {
  const before = drawingOf(marking)
  const { geometry, closes } = payload
  // A closure that is drawn elsewhere lies no more where it lay, unless it is said again.
  const stillCloses = geometry && closes === undefined ? null : before.closes
  const drawing: Drawing = {
    ...before,
    geometry: geometry ? geometryToWgs84(geometry) : before.geometry,
    label: payload.label === undefined ? before.label : payload.label,
    validFrom: payload.validFrom ?? before.validFrom,
    validUntil: payload.validUntil === undefined ? before.validUntil : payload.validUntil,
    incidentId: payload.incidentId === undefined ? before.incidentId : payload.incidentId,
    closes: closes ? { ...closes, position: toWgs84(closes.position) } : closes === null ? null : stillCloses,
  }
  if (JSON.stringify(drawing) === JSON.stringify(before)) return accept()
  const isNewLink = drawing.incidentId !== before.incidentId
  return (
    faultOf(read, isNewLink ? drawing : { ...drawing, incidentId: null }, ctx) ??
    accept({
      type: 'MarkingAltered',
      ...of({ ...marking, incidentId: drawing.incidentId }),
      payload: drawing,
    })
  )
}

/** Why something cannot be drawn so; undefined when it can. */
function faultOf(read: Read, drawing: Drawing, ctx: Context): Refused | undefined {
  const { markingKind, geometry, label, validFrom, validUntil, incidentId, closes } = drawing
  const [usual] = shapesOf(markingKind)
  if (!shapesOf(markingKind).includes(geometry.type)) return refuse(WRONG_SHAPE[usual], { markingKind })
  if (needsLabel(markingKind) && label === null) return refuse('marking-needs-label')
  if (closes && !closesRoads(markingKind)) return refuse('marking-closes-no-road')
  if (validUntil !== null && validUntil <= validFrom) return refuse('marking-validity-reversed')
  const incident = incidentId === null ? undefined : read.get('incident', incidentId)
  if (incidentId !== null && !incident) return notFound('incident', incidentId)
  if (incident?.status === 'closed') return refuse('incident-closed')
  return geometryFault(geometry, ctx)
}

function geometryFault(geometry: Geometry, { territory }: Context): Refused | undefined {
  const vertices = verticesOf(geometry)
  for (const vertex of territory ? vertices : []) {
    const outside = territory && outsideFault(vertex, territory)
    if (outside) return outside
  }
  if (geometry.type === 'LineString' && vertices.length < 2) return refuse('marking-without-extent')
  if (geometry.type !== 'Polygon') return undefined
  if (vertices.length < 4) return refuse('marking-without-extent')
  const crossing = findCrossing(geometry)
  return crossing && refuse('marking-crosses-itself', placeOf(crossing))
}

const WRONG_SHAPE = {
  Point: 'marking-is-a-point',
  LineString: 'marking-is-a-line',
  Polygon: 'marking-is-an-area',
} as const

/** To a metre. */
const placeOf = ([lon, lat]: readonly [number, number]) => ({ lat: rounded(lat, 5), lon: rounded(lon, 5) })

const drawingOf = ({ id, ...marking }: Marking): Drawing => ({
  markingId: id,
  markingKind: marking.markingKind,
  geometry: marking.geometry,
  label: marking.label,
  validFrom: marking.validFrom,
  validUntil: marking.validUntil,
  incidentId: marking.incidentId,
  closes: marking.closes,
})

const inOrder = (codes: readonly Jurisdiction[]): Jurisdiction[] => [...new Set(codes)].sort()

const of = ({
  id,
  jurisdiction,
  sharedWith,
  incidentId,
}: Pick<Marking, 'id' | 'jurisdiction' | 'sharedWith' | 'incidentId'>) => ({
  jurisdiction,
  sharedWith,
  about: incidentId ? [id, incidentId] : [id],
})
