import type { markingCommands } from '../../../../domain/marking/commands.ts'
import { markingKind, shapesOf, type MarkingKind } from '../../../../domain/marking/kinds.ts'
import type { Shape } from '../../../../domain/marking/geometry.ts'
import type { Draw } from '../draw.ts'
import { at, maybe, payload, place, PLACES, some, text, type MakeBody } from './body.ts'

const near = (draw: Draw): [number, number] => [103 + draw.int(1000) / 1000, 29 + draw.int(1000) / 1000]

/** Lines and rings of few vertices, some of which cross themselves or have no extent. */
function geometryOf(draw: Draw, shape: Shape): object {
  const datum = maybe(draw, 15, () => 'GCJ-02')
  const vertices = (least: number) => Array.from({ length: least + draw.int(3) }, () => near(draw))
  switch (shape) {
    case 'Point':
      return payload({ type: shape, coordinates: near(draw), datum })
    case 'LineString':
      return payload({ type: shape, coordinates: vertices(2), datum })
    case 'Polygon': {
      const ring = vertices(3)
      return payload({ type: shape, coordinates: [[...ring, ring[0]]], datum })
    }
  }
}

/** Mostly a shape that the kind takes. */
const drawn = (draw: Draw, kind: MarkingKind): object =>
  geometryOf(draw, draw.chance(5) ? 'Point' : (draw.pick(shapesOf(kind)) ?? 'Point'))

const instant = (draw: Draw): string =>
  new Date(Date.UTC(2026, 6, 14, 10 + draw.int(12), draw.int(60))).toISOString()

const closes = (draw: Draw) => {
  const [lon, lat] = near(draw)
  return { is: draw.chance(50) ? 'road' : 'bridge', id: `road-${draw.int(5)}`, position: { lat, lon } }
}

export const markingBodies: Record<keyof typeof markingCommands, MakeBody> = {
  DrawMarking: (draw, read) => {
    const kind = draw.pick(markingKind.options) ?? 'text'
    return {
      jurisdiction: place(draw),
      payload: payload({
        markingKind: kind,
        geometry: drawn(draw, kind),
        label: maybe(draw, 80, () => text(draw)),
        validFrom: maybe(draw, 15, () => instant(draw)),
        validUntil: maybe(draw, 30, () => instant(draw)),
        incidentId: maybe(draw, 30, () => some(draw, read, 'incident').id),
        with: maybe(draw, 40, () => PLACES.filter(() => draw.chance(35))),
        closes: maybe(draw, kind === 'road-closure' ? 60 : 2, () => closes(draw)),
      }),
    }
  },
  AlterMarking: (draw, read) => {
    const { id, jurisdiction, markingKind: kind = 'area' } = some(draw, read, 'marking')
    const fields = {
      markingId: id,
      geometry: maybe(draw, 40, () => drawn(draw, kind)),
      label: maybe(draw, 40, () => (draw.chance(30) ? null : text(draw))),
      validFrom: maybe(draw, 10, () => instant(draw)),
      validUntil: maybe(draw, 40, () => (draw.chance(40) ? null : instant(draw))),
      incidentId: maybe(draw, 20, () => (draw.chance(30) ? null : some(draw, read, 'incident').id)),
      closes: maybe(draw, 10, () => (draw.chance(30) ? null : closes(draw))),
    }
    return { jurisdiction: at(draw, jurisdiction), payload: payload(fields) }
  },
  ShareMarking: (draw, read) => {
    const { id, jurisdiction } = some(draw, read, 'marking')
    const others = PLACES.filter(() => draw.chance(35))
    return { jurisdiction: at(draw, jurisdiction), payload: { markingId: id, with: others } }
  },
  LiftMarking: (draw, read) => {
    const { id, jurisdiction } = some(draw, read, 'marking')
    const reason = maybe(draw, 60, () => text(draw))
    return { jurisdiction: at(draw, jurisdiction), payload: payload({ markingId: id, reason }) }
  },
}
