import { metresBetween, type LonLat } from '../base/frame.ts'
import { best, cellsApartM, cellsNear } from '../base/near.ts'
import { centreOf } from '../base/siting.ts'
import type { County } from '../county.ts'

const SONGLING = '990101102'
const SONGPING = '990101102201'
const STATION_AWAY_M = 1800

/** The ground of drill 2: where the fire starts, the filling station 1.8 km from there, and the two pylons between. */
export interface FireScene {
  readonly gully: LonLat
  readonly station: LonLat
  readonly pylons: readonly [LonLat, LonLat]
}

export function fireScene(county: County): FireScene {
  const { ground, villages, townshipOf } = county
  const { frame, slope, handM } = ground
  const village = villages.find(({ code }) => code === SONGPING)
  if (!village) throw new Error('no 松坪')
  const own = (cell: number) => townshipOf(cell) === SONGLING
  const apart = (a: number, b: number) => cellsApartM(frame, a, b)
  const gully =
    best(cellsNear(frame, village.cell, 1600), (cell) =>
      own(cell) && apart(cell, village.cell) > 1150 && (slope[cell] as number) > 0.2
        ? (slope[cell] as number) + Math.min(160, handM[cell] as number) / 200
        : -Infinity,
    ) ?? village.cell
  const gullyPlace = centreOf(ground, gully)
  const station =
    best(cellsNear(frame, village.cell, 2600), (cell) =>
      own(cell) && (slope[cell] as number) < 0.12 && (handM[cell] as number) > 2
        ? -Math.abs(metresBetween(centreOf(ground, cell), gullyPlace) - STATION_AWAY_M) -
          apart(cell, village.cell) / 40
        : -Infinity,
    ) ?? village.cell
  const towards = ([a, b]: LonLat, [c, d]: LonLat, share: number): LonLat => [
    a + (c - a) * share,
    b + (d - b) * share,
  ]
  const stationPlace = centreOf(ground, station)
  return {
    gully: gullyPlace,
    station: stationPlace,
    pylons: [towards(gullyPlace, stationPlace, 0.22), towards(gullyPlace, stationPlace, 0.45)],
  }
}
