import { rounded, thinned, type Spot } from '../base/line.ts'
import { mainTributary } from './named-rivers.ts'
import type { Terrain } from './terrain.ts'

/** A stretch of river between its spring or a confluence and the next confluence, source to mouth. */
export interface Reach {
  /** Index of the river: below RIVERS.length a sketched one, above it a brook. */
  readonly river: number
  readonly strahler: number
  readonly cells: readonly number[]
  readonly spots: readonly Spot[]
}

/** Gives every stream cell of the county a river: the sketched ones theirs, each other stem a number of its own. */
export function riverOfCells(
  ground: Terrain,
  named: Int16Array,
  inCounty: Uint8Array,
  firstBrook: number,
): Int16Array {
  const river = named.slice()
  let brooks = 0
  for (const cell of ground.order) {
    if (ground.stream[cell] !== 1 || inCounty[cell] !== 1 || river[cell] !== -1) continue
    const to = ground.downstream[cell] as number
    const below = to < 0 ? -1 : (river[to] as number)
    const goesOn = below >= firstBrook && mainTributary(ground, to) === cell
    river[cell] = goesOn ? below : firstBrook + brooks++
  }
  return river
}

export function reaches(ground: Terrain, river: Int16Array, inCounty: Uint8Array): Reach[] {
  const { frame, downstream, stream, strahler } = ground
  const arriving = new Uint8Array(frame.cells)
  const counts = (cell: number) => stream[cell] === 1 && inCounty[cell] === 1
  for (const cell of ground.order) {
    const to = downstream[cell] as number
    if (counts(cell) && to >= 0) arriving[to] = (arriving[to] as number) + 1
  }
  const found: Reach[] = []
  for (const start of ground.order) {
    if (!counts(start) || arriving[start] === 1) continue
    const cells = [start]
    let cell = downstream[start] as number
    while (cell >= 0 && counts(cell)) {
      cells.push(cell)
      if (arriving[cell] !== 1) break
      cell = downstream[cell] as number
    }
    if (cells.length < 2) continue
    found.push({
      river: river[start] as number,
      strahler: strahler[start] as number,
      cells,
      spots: smoothed(cells.map((at): Spot => [at % frame.columns, Math.floor(at / frame.columns)])),
    })
  }
  return found
}

/** Takes the steps out of a path of cells, staying within a cell of it. */
export const smoothed = (spots: readonly Spot[]): Spot[] =>
  thinned(rounded(rounded(thinned(spots, 0.75))), 0.12)
