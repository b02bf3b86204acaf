import { toWgs84, type Datum, type Position } from '../../../domain/position.ts'
import { metresBetween } from '../../../domain/position/distance.ts'
import { words } from '../../../domain/words.ts'
import { wholeFile } from '../findings.ts'
import type { LonLat } from './area.ts'
import { spotOf, type Checking } from './checking.ts'

const SHIFTED = ['GCJ-02', 'BD-09'] as const satisfies readonly Datum[]

/** Bridges looked at: enough to tell a shift of half a kilometre, however many there are. */
const MOST = 200
const FEWEST = 3
/** A bridge further from its river than this, in the middle of all of them, is a bridge of another map. */
const OFF_M = 100

/**
 * Lines belong to no township, so that being half a kilometre off puts none outside it. But a bridge stands on its
 * river: roads and rivers that fit each other only after a transform are not in the same datum.
 */
export function checkShifted(checking: Checking): void {
  const bridges = bridgesOf(checking)
  if (bridges.length < FEWEST) return
  const off = middle(bridges.map(({ at, river }) => distanceM(at, river)))
  if (off < OFF_M) return
  for (const datum of SHIFTED) {
    for (const file of ['roads', 'rivers'] as const) {
      const moved = bridges.map(({ at, river }) =>
        file === 'roads'
          ? distanceM(inWgs84(at, datum), river)
          : distanceM(
              at,
              river.map((point) => inWgs84(point, datum)),
            ),
      )
      if (middle(moved) > off * 0.2) continue
      checking.findings.warn(
        wholeFile(spotOf(checking, file, null).file),
        words(
          `桥离所跨河流约 ${Math.round(off)} 米；坐标看来是 ${datum}`,
          `bridges are about ${Math.round(off)} m from their rivers: looks as if it were in ${datum}`,
        ),
        words(
          `在 pack.json 的 datums 中写 "${file}": "${datum}"`,
          `Say "${file}": "${datum}" under datums in pack.json`,
        ),
      )
      return
    }
  }
}

function bridgesOf({ pack }: Checking): { at: LonLat; river: LonLat[] }[] {
  const rivers = new Map<string, LonLat[]>()
  for (const { properties, geometry } of pack.rivers.features) {
    if (properties.river === null) continue
    rivers.set(properties.river, [...(rivers.get(properties.river) ?? []), ...geometry.coordinates])
  }
  const bridges = pack.roads.features.flatMap(({ properties, geometry }) => {
    const river = properties.kind === 'bridge' ? rivers.get(properties.river) : undefined
    return river && geometry.type === 'Point' ? [{ at: geometry.coordinates, river }] : []
  })
  const step = Math.max(1, Math.ceil(bridges.length / MOST))
  return bridges.filter((_, at) => at % step === 0)
}

const place = ([lon, lat]: LonLat): Position => ({ lon, lat: Math.max(-90, Math.min(90, lat)) })
const inWgs84 = (point: LonLat, datum: Datum): LonLat => {
  const moved = toWgs84({ ...place(point), datum })
  return [moved.lon, moved.lat]
}

/** To the nearest vertex: the lines of a river are drawn far finer than a datum is off. */
const distanceM = (at: LonLat, river: readonly LonLat[]): number =>
  river.reduce((least, point) => Math.min(least, metresBetween(place(at), place(point))), Infinity)

const middle = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0
