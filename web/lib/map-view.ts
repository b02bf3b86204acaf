import { LAYER_GROUPS } from '../map/layer-groups.ts'
import { underlayNamed, type Underlay } from '../map/base/underlay.ts'

/** What a map shows: from where it is seen, and what is drawn. */
export interface MapView {
  readonly zoom: number
  readonly lat: number
  readonly lon: number
  /** Degrees clockwise from north that are up, -180 to 180. */
  readonly bearing: number
  /** Degrees from straight down. */
  readonly pitch: number
  /** 3D: the terrain raised. Only then is the map turned or laid down. */
  readonly tilted: boolean
  /** The groups of layers taken off, by name. */
  readonly hidden: readonly string[]
  readonly underlay: Underlay
}

const FINEST = 22
const STEEPEST_DEG = 85

/** As parameters of an address: `map=12.50/29.89841/110.53841&tilt=-20/58&off=units,trails&base=img`. */
export function viewParameters(view: MapView): string[] {
  const { zoom, lat, lon, bearing, pitch, tilted, hidden, underlay } = view
  return [
    `map=${zoom.toFixed(2)}/${lat.toFixed(5)}/${lon.toFixed(5)}`,
    ...(tilted ? [`tilt=${bearing.toFixed(0)}/${pitch.toFixed(0)}`] : []),
    ...(hidden.length > 0 ? [`off=${[...hidden].sort().join(',')}`] : []),
    ...(underlay === 'own' ? [] : [`base=${underlay}`]),
  ]
}

/** Null when there is no place in them; of the rest what cannot be is as on a map that nobody has touched. */
export function viewFrom(parameters: URLSearchParams): MapView | null {
  const [zoom, lat, lon] = numbersIn(parameters.get('map'))
  if (zoom === undefined || lat === undefined || lon === undefined) return null
  if (zoom < 0 || zoom > FINEST || Math.abs(lat) > 90 || Math.abs(lon) > 180) return null
  const [bearing, pitch] = numbersIn(parameters.get('tilt'))
  const tilted =
    bearing !== undefined &&
    pitch !== undefined &&
    Math.abs(bearing) <= 180 &&
    pitch >= 0 &&
    pitch <= STEEPEST_DEG
  const off = (parameters.get('off') ?? '').split(',')
  return {
    ...{ zoom, lat, lon, tilted },
    ...(tilted ? { bearing, pitch } : { bearing: 0, pitch: 0 }),
    hidden: LAYER_GROUPS.flatMap(({ name }) => (off.includes(name) ? [name] : [])),
    underlay: underlayNamed(parameters.get('base')),
  }
}

/** Plain numbers between slashes; none at all when one of them is something else. */
function numbersIn(text: string | null): number[] {
  const parts = (text ?? '').split('/')
  return parts.every((part) => /^-?\d{1,3}(\.\d{1,8})?$/.test(part)) ? parts.map(Number) : []
}
