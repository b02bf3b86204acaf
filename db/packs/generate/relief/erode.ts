import { accumulation } from '../../../../domain/geo/terrain/accumulation.ts'
import { flowDirections } from '../../../../domain/geo/terrain/flow-directions.ts'
import { priorityFlood } from '../../../../domain/geo/terrain/priority-flood.ts'
import type { Land } from './land.ts'

/**
 * One time step of uplift and river incision, dh/dt = U - K A^0.5 S, solved implicitly from the outlets upstream, so
 * that a step may be long. The sheet's edge stays as it is: the base level.
 *
 * Source: J. Braun, S. D. Willett, "A very efficient O(n), implicit and parallel method to solve the stream power
 * equation governing fluvial incision and landscape evolution", Geomorphology 180–181 (2013).
 */
export function erode({ frame, heightM, upliftMpy, erodibility }: Land, years: number): void {
  const flood = priorityFlood(frame, heightM)
  const downstream = flowDirections(frame, flood, frame)
  const area = accumulation(downstream, flood.order)
  const cellArea = frame.cellM * frame.cellM
  for (const cell of flood.order) {
    const to = downstream[cell] as number
    if (to < 0) continue
    const gap = Math.abs(to - cell)
    const lengthM = gap === 1 || gap === frame.columns ? frame.cellM : frame.cellM * Math.SQRT2
    const drained = (area[cell] as number) * cellArea
    const bite = ((erodibility[cell] as number) * years * Math.sqrt(drained)) / lengthM
    const lifted = (flood.filled[cell] as number) + (upliftMpy[cell] as number) * years
    const base = heightM[to] as number
    heightM[cell] = Math.max(base + 0.01, (lifted + bite * base) / (1 + bite))
  }
}

/** Soil creep: heights move towards the mean of their neighbours. @param share 0 nothing, 0.25 the most that is stable */
export function creep({ frame: { columns, rows }, heightM }: Land, share: number): void {
  const before = heightM.slice()
  for (let row = 1; row < rows - 1; row += 1) {
    for (let cell = row * columns + 1; cell < (row + 1) * columns - 1; cell += 1) {
      const around =
        (before[cell - 1] as number) +
        (before[cell + 1] as number) +
        (before[cell - columns] as number) +
        (before[cell + columns] as number)
      heightM[cell] = (before[cell] as number) * (1 - 4 * share) + around * share
    }
  }
}
