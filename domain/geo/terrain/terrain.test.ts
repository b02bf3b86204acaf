import { describe, expect, it } from 'vitest'
import { accumulation } from './accumulation.ts'
import { CellHeap } from './cell-heap.ts'
import { flowDirections } from './flow-directions.ts'
import { STEPS, type Raster } from './grid.ts'
import { heightAboveDrainage } from './hand.ts'
import { longestFlow } from './longest-flow.ts'
import { priorityFlood } from './priority-flood.ts'
import { streamOrder } from './stream-order.ts'

const SQUARE = { eastM: 1, southM: 1 }
const NONE = -9

/** A grid from rows of numbers. */
const grid = (...rows: readonly (readonly number[])[]) => ({
  raster: { columns: rows[0]?.length ?? 0, rows: rows.length },
  heights: Float32Array.from(rows.flat()),
})

function flow({ raster, heights }: ReturnType<typeof grid>, noHeight?: number) {
  const flood = priorityFlood(raster, heights, noHeight)
  const downstream = flowDirections(raster, flood, SQUARE)
  return { flood, downstream, area: accumulation(downstream, flood.order) }
}

/** Small whole numbers that jump about, the same every time. */
function rough(columns: number, rows: number, seed: number) {
  const raster = { columns, rows }
  const heights = Float32Array.from(
    { length: columns * rows },
    (_, cell) => Math.imul(cell * 7 + seed, 2_654_435_761) >>> 28,
  )
  return { raster, heights }
}

const neighbours = ({ columns, rows }: Raster, cell: number) =>
  STEPS.flatMap(([east, south]) => {
    const [c, r] = [(cell % columns) + east, Math.floor(cell / columns) + south]
    return c < 0 || r < 0 || c >= columns || r >= rows ? [] : [r * columns + c]
  })

/** Filling by the definition: raise nothing above what it needs, again and again until nothing changes. */
function filledNaively({ raster, heights }: ReturnType<typeof rough>): number[] {
  const { columns, rows } = raster
  const edge = (cell: number) =>
    cell % columns === 0 || cell % columns === columns - 1 || cell < columns || cell >= columns * (rows - 1)
  const filled = [...heights].map((height, cell) => (edge(cell) ? height : Infinity))
  for (let changed = true; changed;) {
    changed = false
    filled.forEach((level, cell) => {
      const way = Math.min(...neighbours(raster, cell).map((next) => filled[next] as number))
      const better = Math.max(heights[cell] as number, way)
      if (edge(cell) || better >= level) return
      filled[cell] = better
      changed = true
    })
  }
  return filled
}

describe('priority flood', () => {
  it('fills a hollow to the level at which it spills, and leaves the rest', () => {
    const { flood } = flow(grid([9, 9, 9, 9], [9, 2, 3, 9], [9, 9, 5, 9], [9, 9, 4, 9]))
    expect([...flood.filled]).toEqual([9, 9, 9, 9, 9, 5, 5, 9, 9, 9, 5, 9, 9, 9, 4, 9])
  })

  it('agrees with filling by the definition', () => {
    for (let seed = 0; seed < 40; seed += 1) {
      const surface = rough(13, 11, seed)
      const { filled } = priorityFlood(surface.raster, surface.heights)
      expect([...filled], `seed ${seed}`).toEqual(filledNaively(surface))
    }
  })

  it('reaches every cell once, after the one from which it was reached', () => {
    const { raster, heights } = rough(20, 15, 3)
    const { order, parent } = priorityFlood(raster, heights)
    const at = new Map([...order].map((cell, index) => [cell, index]))
    expect(at.size).toBe(300)
    for (const [cell, from] of parent.entries())
      if (from >= 0) expect(at.get(from)).toBeLessThan(at.get(cell) as number)
  })

  it('lets water leave where there is no height', () => {
    const { flood, downstream } = flow(grid([9, 9, 9], [9, 1, NONE], [9, 9, 9]), NONE)
    expect(flood.filled[4]).toBe(1)
    expect(downstream[4]).toBe(-1)
    expect(flood.filled[5]).toBeNaN()
    expect(flood.order).toHaveLength(8)
  })
})

describe('flow directions', () => {
  it('go to the steepest of eight neighbours, a diagonal being longer', () => {
    const { downstream } = flow(grid([9, 9, 9], [9, 5, 3], [9, 9, 2.5]))
    expect(downstream[4]).toBe(5)
    const { downstream: diagonal } = flow(grid([9, 9, 9], [9, 5, 3], [9, 9, 2]))
    expect(diagonal[4]).toBe(8)
  })

  it('never go round in a circle, whatever the surface', () => {
    for (let seed = 0; seed < 20; seed += 1) {
      const { flood, downstream } = flow(rough(17, 12, seed))
      const at = new Map([...flood.order].map((cell, index) => [cell, index]))
      for (const [cell, to] of downstream.entries())
        if (to >= 0) expect(at.get(to)).toBeLessThan(at.get(cell) as number)
    }
  })
})

describe('accumulation', () => {
  it('counts the cells above each cell, and loses none', () => {
    for (let seed = 0; seed < 20; seed += 1) {
      const { downstream, area } = flow(rough(12, 9, seed))
      const above = (cell: number): number =>
        [...downstream.keys()]
          .filter((from) => downstream[from] === cell)
          .reduce((sum, from) => sum + above(from), 1)
      expect([...area], `seed ${seed}`).toEqual([...area.keys()].map(above))
      const leaving = [...area].filter((_, cell) => downstream[cell] === -1)
      expect(leaving.reduce((sum, cells) => sum + cells, 0)).toBe(108)
    }
  })
})

describe("Strahler's stream order", () => {
  // A tree by hand: 0 and 1 meet in 2; 3 joins; 4 and 5 meet in 6; 2's stem and 6 meet in 8.
  const downstream = Int32Array.from([2, 2, 7, 7, 6, 6, 8, 8, -1])
  const order = Int32Array.from([8, 7, 6, 5, 4, 3, 2, 1, 0])

  it('rises only where two of the same order meet', () => {
    expect([...streamOrder(new Uint8Array(9).fill(1), downstream, order)]).toEqual([
      1, 1, 2, 1, 1, 1, 2, 2, 3,
    ])
  })

  it('is 0 where there is no stream', () => {
    const stream = Uint8Array.from([0, 1, 1, 0, 0, 0, 0, 1, 1])
    expect([...streamOrder(stream, downstream, order)]).toEqual([0, 1, 1, 0, 0, 0, 0, 1, 1])
  })
})

describe('height above the nearest drainage', () => {
  it('is measured from the stream cell at which the water arrives, not from the nearest one', () => {
    const surface = grid([9, 9, 9, 9, 9], [4, 6, 8, 7, 3], [9, 9, 9, 9, 9])
    const { flood, downstream } = flow(surface)
    const stream = Uint8Array.from({ length: 15 }, (_, cell) => (cell === 5 || cell === 9 ? 1 : 0))
    const { hand, drainage } = heightAboveDrainage(surface.heights, stream, downstream, flood.order)
    expect([...hand.slice(5, 10)]).toEqual([0, 2, 4, 4, 0])
    expect([...drainage.slice(5, 10)]).toEqual([5, 5, 5, 9, 9])
  })

  it('is infinite where no stream is reached, and never below 0', () => {
    const surface = grid([9, 9, 9], [9, 1, 5], [9, 9, 9])
    const { flood, downstream } = flow(surface)
    const stream = new Uint8Array(9)
    expect(heightAboveDrainage(surface.heights, stream, downstream, flood.order).hand[4]).toBe(Infinity)
    stream[5] = 1
    expect(heightAboveDrainage(surface.heights, stream, downstream, flood.order).hand[4]).toBe(0)
  })
})

describe('the heap of cells', () => {
  it('gives the lowest first, however many there are, and -1 when it is empty', () => {
    const heap = new CellHeap(1)
    const heights = Array.from({ length: 500 }, (_, cell) => Math.imul(cell, 40_503) & 0xff)
    heights.forEach((height, cell) => heap.push(cell, height))
    const out = heights.map(() => heights[heap.pop()] as number)
    expect(out).toEqual([...heights].sort((a, b) => a - b))
    expect([heap.pop(), heap.size]).toEqual([-1, 0])
  })
})

describe('the longest way of water to a cell', () => {
  it('is that of its farthest source, along the way that it takes', () => {
    const valley = grid([5, 9, 9, 9], [4, 3, 2, 1], [9, 9, 9, 5])
    const { flood, downstream } = flow(valley)
    const { lengthM, source } = longestFlow(valley.raster, downstream, flood.order, { eastM: 30, southM: 20 })
    // From the border water leaves at once: the way begins at the first cell inside, two steps of 30 m above its mouth.
    expect([lengthM[7], source[7]]).toEqual([60, 5])
  })

  it('never grows shorter downstream', () => {
    const land = rough(12, 9, 5)
    const { flood, downstream } = flow(land)
    const { lengthM } = longestFlow(land.raster, downstream, flood.order, SQUARE)
    downstream.forEach((to, cell) => {
      if (to >= 0) expect(lengthM[to]).toBeGreaterThan(lengthM[cell] as number)
    })
  })
})
