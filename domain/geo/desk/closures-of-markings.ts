import type { z } from 'zod'
import type { MarkingKind } from '../../marking/kinds.ts'
import type { Marking } from '../../marking/record.ts'
import { validityAt } from '../../marking/validity.ts'
import type { closureInput } from '../roads/closures.ts'
import { groundOf } from './marked-ground.ts'

type ClosureInput = z.infer<typeof closureInput>

/** Of a marking, what decides whether and where it closes roads. */
export type ClosingMarking = Pick<
  Marking,
  'id' | 'markingKind' | 'geometry' | 'closes' | 'validFrom' | 'validUntil'
>

/** A closure that the operation adds to every question about roads, and the marking that it comes from. */
export interface MarkedClosure {
  readonly marking: string
  readonly kind: MarkingKind
  readonly closure: ClosureInput
}

/** Where nobody drives: closed roads, water, and fire. An escape route or an isolation belt closes nothing. */
const CLOSING: ReadonlySet<MarkingKind> = new Set([
  'road-closure',
  'flood-extent',
  'fire-line',
  'fire-section',
])

/** The closures in force at an instant (epoch ms), in a fixed order: the same markings are the same question. */
export function closuresOf(markings: Iterable<ClosingMarking>, atMs: number): MarkedClosure[] {
  return [...markings]
    .filter((marking) => CLOSING.has(marking.markingKind) && validityAt(marking, atMs) === 'valid')
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .flatMap((marking) => {
      const { id, markingKind: kind } = marking
      return closuresOfOne(marking).map((closure) => ({ marking: id, kind, closure }))
    })
}

function closuresOfOne({ geometry, closes }: ClosingMarking): ClosureInput[] {
  if (closes?.is === 'bridge') return [{ kind: 'bridge', id: closes.id }]
  if (geometry.type !== 'Point') return groundOf(geometry).map((polygon) => ({ kind: 'area', polygon }))
  // Where on the road it was laid, which is nearer to the road than where it was drawn. Not the road as a whole:
  // the farms on both sides of a landslide can still be reached, each from its own side.
  const [lon, lat] = closes ? [closes.position.lon, closes.position.lat] : geometry.coordinates
  return [{ kind: 'point', lon, lat }]
}
