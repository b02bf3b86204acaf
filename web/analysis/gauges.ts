import type { FeatureCollection, Point } from 'geojson'
import { metresBetween } from '../../domain/position/distance.ts'
import type { Position } from '../../domain/position.ts'
import type { Words } from '../../domain/words.ts'
import type { FloodCause } from './inquiry.ts'

interface GaugeFacts {
  readonly id: string
  readonly name: Words
  readonly measures: readonly string[]
  readonly levelThresholds?: { readonly evacuateM?: number } | null
  readonly rainThresholds?: readonly { readonly windowH: number; readonly evacuateMm: number }[]
}
type Gauges = FeatureCollection<Point, GaugeFacts>

export interface NearGauge {
  readonly id: string
  readonly name: Words
  readonly metres: number
  /** What the county's own plan evacuates at there: a first answer without a question. */
  readonly cause: FloodCause
}

const USUAL: FloodCause = { stageM: 3 }
let gauges: Promise<Gauges | undefined> | undefined

/** The gauge nearest to a point, straight over the map; undefined when the county has none, or no line is there. */
export async function nearestGauge(at: Position): Promise<NearGauge | undefined> {
  gauges ??= loadGauges()
  const loaded = await gauges
  // Asked for again another time: the line may be back.
  if (!loaded) gauges = undefined
  return loaded && nearestOf(loaded, at)
}

/** Rain gauges stand on hills: only those that measure a level tell how high the water stands. */
export function nearestOf({ features }: Gauges, at: Position): NearGauge | undefined {
  const near = features
    .filter(({ properties }) => properties.measures.includes('level'))
    .map(({ properties, geometry }) => {
      const [lon = 0, lat = 0] = geometry.coordinates
      return { ...properties, metres: metresBetween(at, { lat, lon }) }
    })
    .sort((a, b) => a.metres - b.metres)[0]
  if (!near) return undefined
  const evacuateM = near.levelThresholds?.evacuateM
  const cause = evacuateM === undefined ? USUAL : { stageM: evacuateM }
  return { id: near.id, name: near.name, metres: near.metres, cause }
}

async function loadGauges(): Promise<Gauges | undefined> {
  try {
    const response = await fetch('/api/map/gauges')
    return response.ok ? await response.json() : undefined
  } catch {
    return undefined
  }
}
