import { words } from '../../words.ts'
import { MinHeap } from '../min-heap.ts'
import { STEPS, type GridFrame } from '../terrain/grid.ts'
import type { HandGrid } from './hand-grid.ts'
import { keepOverflowed } from './overflow.ts'
import { cellSizeM, windowAround, wetPart, type Depths } from './window.ts'

/** Heights are told to a decimetre: water less deep is none. */
const LEAST_DEPTH_M = 0.1
/** A bed is under the flood within so far of the banks that the water stands over: bridges are, the middle of a lake is not. */
const BESIDE_M = 100

/** Said with every footprint. */
export const FOOTPRINT_ESTIMATE = words(
  '淹没范围为估算：按 HAND（高于最近河道高度，Nobre 等 2011）与站点水位推算，水位在半程内不变、其后沿程线性递减；不计流速、堤防、桥涵壅水与溃决，水位以河底为零点；未出岸的河道与库湖水面不计，水深不足 0.1 m 不计',
  'The extent is an estimate: HAND (Nobre et al. 2011) against the stage, which holds for half of the reach and then falls off evenly; no flow, dykes, blocked bridges or breaches; stage counts from the river bed; water that stays in its bed, and water less than 0.1 m deep, is left out',
)

/**
 * The ground under water for a stage at a cell of the river. A cell is wet when water comes to it over wet cells and its
 * HAND is below the stage there. That holds for half of the reach, as a flood keeps its height along a valley, and then
 * falls off evenly to nothing: stage × min(1, 2 (1 − d / reach)), with d the metres of the shortest way of the water from
 * the gauge, up or down the river and out over its banks. It counts from 0.1 m of depth, in the bed only beside ground
 * that counts: a river within its banks floods nobody. Source of the idea: A. D. Nobre et al., "HAND contour",
 * Hydrological Processes 30 (2016); the decline is a choice of ours, for lack of a water surface.
 * O(wet cells × log), plus the window of reach around the gauge.
 */
export function footprint(
  hand: HandGrid,
  gauge: { readonly column: number; readonly row: number },
  stageM: number,
  reachM: number,
): Depths {
  const view = windowAround(hand, gauge, reachM)
  const metres = new Float32Array(view.columns * view.rows)
  const bed = new Uint8Array(metres.length)
  const { columns, rows } = view
  const stepM = stepLengths(hand)
  const awayM = new Float64Array(metres.length).fill(Infinity)
  const heap = new MinHeap(metres.length)
  const stageAfter = (away: number) => stageM * Math.min(1, 2 * (1 - away / reachM))
  const ofCounty = (column: number, row: number) => (row + view.top) * hand.columns + column + view.left
  const offer = (column: number, row: number, away: number) => {
    if (column < 0 || row < 0 || column >= columns || row >= rows) return
    const cell = row * columns + column
    if (away >= awayM[cell]!) return
    if (!(stageAfter(away) > hand.metres[ofCounty(column, row)]!)) return
    awayM[cell] = away
    heap.put(cell, away)
  }
  offer(gauge.column - view.left, gauge.row - view.top, 0)
  for (let cell = heap.pop(); cell >= 0; cell = heap.pop()) {
    const [column, row] = [cell % columns, Math.floor(cell / columns)]
    const away = awayM[cell]!
    const place = ofCounty(column, row)
    const depthM = stageAfter(away) - hand.metres[place]!
    if (depthM >= LEAST_DEPTH_M) metres[cell] = depthM
    bed[cell] = hand.bed[place]!
    STEPS.forEach(([dx, dy], index) => offer(column + dx, row + dy, away + stepM[index]!))
  }
  const { eastM, southM } = cellSizeM(hand)
  keepOverflowed({ columns, rows }, metres, bed, Math.ceil(BESIDE_M / Math.min(eastM, southM)))
  return wetPart({ ...view.frame, metres })
}

function stepLengths(grid: GridFrame): number[] {
  const { eastM, southM } = cellSizeM(grid)
  return STEPS.map(([dx, dy]) => Math.hypot(dx * eastM, dy * southM))
}
