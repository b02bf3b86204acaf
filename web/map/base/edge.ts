import type { FeatureCollection, Polygon, Position } from 'geojson'
import type { LayerSpecification, SourceSpecification } from 'maplibre-gl'
import type { TerrainFacts } from '../../lib/answers.ts'
import type { Palette } from './palette.ts'

const SOURCE = 'edge'
/** Over so many steps, each so far beyond the one before, the ground is lost from sight where the heights end. */
const STEPS = 10
const STEP_M = 200
/** How much of the ground each step covers; the last covers all. */
const OPACITY = 0.35
const METRES_PER_DEGREE = 111_320
const EVERYWHERE = ring([-180, -85, 180, 85])

/** West, south, east, north. */
type Box = readonly [number, number, number, number]

/**
 * Where the heights end. Their tiles are filled up beyond, so that hills have no cliffs at the edge; what is drawn from
 * that is no ground, and ends in a haze instead of in a straight line.
 */
export const edgeSource = ({ bounds }: TerrainFacts): Record<string, SourceSpecification> => ({
  [SOURCE]: { type: 'geojson', data: framesAround(bounds) },
})

export const edgeLayers = ({ outside }: Palette): LayerSpecification[] => [
  {
    ...{ id: 'edge', type: 'fill', source: SOURCE },
    paint: { 'fill-color': outside, 'fill-opacity': ['get', 'opacity'], 'fill-antialias': false },
  },
]

/** All but a box, over and over, the box a step wider each time. */
export function framesAround([west, south, east, north]: Box): FeatureCollection<Polygon> {
  const latStep = STEP_M / METRES_PER_DEGREE
  const lonStep = latStep / Math.cos((((south + north) / 2) * Math.PI) / 180)
  const features = Array.from({ length: STEPS }, (_, step) => {
    const hole = ring([
      ...([west - step * lonStep, south - step * latStep] as const),
      ...([east + step * lonStep, north + step * latStep] as const),
    ])
    return {
      type: 'Feature' as const,
      properties: { opacity: step === STEPS - 1 ? 1 : OPACITY },
      geometry: { type: 'Polygon' as const, coordinates: [EVERYWHERE, hole] },
    }
  })
  return { type: 'FeatureCollection', features }
}

function ring([west, south, east, north]: Box): Position[] {
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ]
}
