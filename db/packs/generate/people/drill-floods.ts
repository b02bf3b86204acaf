import { best, cellsApartM, cellsNear } from '../base/near.ts'
import type { Terrain } from '../water/terrain.ts'
import { drainageHeights, flooded } from './floodplain.ts'
import type { Village } from './villages.ts'

/** A gauge whose flood drives people of some villages out: 上坪站 at the level at which they are to leave. */
const SHANGPING = { village: '990101101201', stageM: 3.1 }
/** 溪头 has a brook of its own, whose gauge measures rain alone: the same stage is taken there. */
const XITOU = { village: '990101101203', stageM: 3.1 }

const SEARCH_M = 6_000

export interface DrillFloods {
  /** Of a village that the flood of drill 1 comes to: metres of water on each cell. */
  readonly of: (village: Village) => Float32Array | undefined
  /** Always under water. */
  readonly isBed: (cell: number) => boolean
  /** Whether a house may stand on a cell: no brook runs through it, and the floods of the drill do not come to it. */
  readonly dry: (cell: number) => boolean
}

/** Brooks swell every year: nobody builds lower above them, m. */
const ABOVE_BROOK_M = 1

/** @param isYunxi whether a cell is of the river on which 上坪站 stands */
export function drillFloods(
  ground: Terrain,
  water: Uint8Array,
  isYunxi: (cell: number) => boolean,
  villages: readonly Village[],
): DrillFloods {
  const hand = drainageHeights(ground, water)
  const cellOf = (code: string) => villages.find((village) => village.code === code)?.cell ?? 0
  const near = (cell: number, isRiver: (at: number) => boolean) =>
    best(cellsNear(ground.frame, cell, SEARCH_M), (at) =>
      isRiver(at) ? -cellsApartM(ground.frame, at, cell) : -Infinity,
    ) ?? cell
  const yunxi = flooded(hand, near(cellOf(SHANGPING.village), isYunxi), SHANGPING.stageM)
  const isBrook = (at: number) => ground.stream[at] === 1
  const xitou = flooded(hand, near(cellOf(XITOU.village), isBrook), XITOU.stageM)
  const of: Readonly<Record<string, Float32Array>> = {
    '990101101201': yunxi,
    '990101101202': yunxi,
    '990101101203': xitou,
  }
  return {
    of: ({ code }) => of[code],
    isBed: (cell) => hand.bed[cell] === 1,
    dry: (cell) =>
      hand.bed[cell] !== 1 &&
      (hand.metres[cell] as number) >= ABOVE_BROOK_M &&
      yunxi[cell] === 0 &&
      xitou[cell] === 0,
  }
}
