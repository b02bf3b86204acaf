import { best, cellsNear } from '../base/near.ts'
import { RESERVOIRS, type SketchedReservoir } from '../sketch/reservoirs.ts'
import type { Terrain } from './terrain.ts'

export interface Reservoir extends SketchedReservoir {
  readonly dam: number
  readonly lake: readonly number[]
  /** Water when full, metres above sea level, and how much of it. */
  readonly levelM: number
  readonly volumeM3: number
}

/** Sets the dams and fills the lakes behind them: the ground becomes the water's surface, in place. */
export function dammed(ground: Terrain): Reservoir[] {
  return RESERVOIRS.flatMap((wish) => {
    const reservoir = site(ground, wish)
    if (!reservoir) return []
    for (const cell of reservoir.lake) ground.decimetres[cell] = Math.round(reservoir.levelM * 10)
    return [reservoir]
  })
}

const LARGEST_KM2 = 0.9

function site(ground: Terrain, wish: SketchedReservoir): Reservoir | undefined {
  const { frame, km2, stream } = ground
  const cellKm2 = (frame.cellM * frame.cellM) / 1e6
  const reaches = (cell: number) =>
    stream[cell] === 1 && (km2[cell] as number) >= wish.km2[0] && (km2[cell] as number) <= wish.km2[1]
  const candidates = [...cellsNear(frame, wish.near, 3000)].filter(reaches)
  const dam = best(candidates, (cell) => {
    const lakeKm2 = lakeBehind(ground, cell, wish.damM).length * cellKm2
    return lakeKm2 > LARGEST_KM2 ? -lakeKm2 : lakeKm2
  })
  if (dam === undefined) return undefined
  const lake = lakeBehind(ground, dam, wish.damM)
  const levelM = (ground.decimetres[dam] as number) / 10 + wish.damM - 3
  const depthM = lake.reduce((sum, cell) => sum + levelM - (ground.decimetres[cell] as number) / 10, 0)
  return { ...wish, dam, lake, levelM, volumeM3: Math.round(depthM * frame.cellM * frame.cellM) }
}

/** The cells above a dam that lie below its water and drain to it under water all the way. */
function lakeBehind({ frame, decimetres, downstream }: Terrain, dam: number, damM: number): number[] {
  const level = (decimetres[dam] as number) + (damM - 3) * 10
  const lake = [dam]
  for (let at = 0; at < lake.length; at += 1) {
    const cell = lake[at] as number
    for (const step of [
      -1,
      1,
      -frame.columns,
      frame.columns,
      -frame.columns - 1,
      -frame.columns + 1,
      frame.columns - 1,
      frame.columns + 1,
    ]) {
      const next = cell + step
      if (downstream[next] === cell && (decimetres[next] as number) < level) lake.push(next)
    }
  }
  return lake
}
