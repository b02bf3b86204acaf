import { footprint } from '../../../../domain/geo/flood/footprint.ts'
import type { HandGrid } from '../../../../domain/geo/flood/hand-grid.ts'
import { derivedFrom } from '../../derive.ts'
import type { Terrain } from '../water/terrain.ts'

/** How far along the water a stage tells: what a question about a flood says when it says nothing. */
const REACH_M = 10_000

/** The height of each cell above its brook as a loaded pack has it: with smaller brooks than those on the map. */
export function drainageHeights({ frame, decimetres }: Terrain, water: Uint8Array): HandGrid {
  const { columns, rows, west, north, cellLonDeg, cellLatDeg } = frame
  const dem = { columns, rows, west, north, cellLonDeg, cellLatDeg, decimetres }
  const derived = derivedFrom({ dem, landcover: null, gauges: { type: 'FeatureCollection', features: [] } })
  if (!derived) throw new Error('nothing was derived from the heights')
  const bed = derived.hand.bed.map((isStream, cell) => (isStream === 1 || water[cell] === 1 ? 1 : 0))
  return { ...derived.hand, bed }
}

/** Metres of water on each cell of the county for a stage at a cell of a river, by the footprint that answers questions. */
export function flooded(hand: HandGrid, gauge: number, stageM: number): Float32Array {
  const at = { column: gauge % hand.columns, row: Math.floor(gauge / hand.columns) }
  const wet = footprint(hand, at, stageM, REACH_M)
  const left = Math.round((wet.west - hand.west) / hand.cellLonDeg)
  const top = Math.round((hand.north - wet.north) / hand.cellLatDeg)
  const depthM = new Float32Array(hand.metres.length)
  for (let row = 0; row < wet.rows; row += 1) {
    const line = wet.metres.subarray(row * wet.columns, (row + 1) * wet.columns)
    depthM.set(line, (row + top) * hand.columns + left)
  }
  return depthM
}
