import type { z } from 'zod'
import type { CountyBounds } from '../county-bounds.ts'
import { answer, under, type GeoFault, type GeoResult } from '../fault.ts'
import { parsePolygon } from '../polygon/polygon-input.ts'
import { hindrancesOf, type Closure, type closureInput } from './closures.ts'
import type { RoadNetwork } from './network.ts'
import type { Hindrance } from './profile.ts'

/** Closures as they came from outside, their polygons checked, as parts of roads. Every fault names its closure. */
export function parseClosures(
  network: RoadNetwork,
  inputs: readonly z.infer<typeof closureInput>[],
  county: CountyBounds,
): GeoResult<readonly Hindrance[]> {
  const faults: GeoFault[] = []
  const closures = inputs.flatMap((input, index): Closure[] => {
    if (input.kind !== 'area') return [input]
    const parsed = parsePolygon(input.polygon, county)
    if (parsed.ok) return [{ ...input, polygon: parsed.value.geometry }]
    faults.push(...parsed.faults.map((each) => under(`closures.${index}.polygon`, each)))
    return []
  })
  if (faults.length > 0) return { ok: false, faults }
  const found = hindrancesOf(network, closures, 'closures')
  return found.ok ? answer(found.value) : found
}
