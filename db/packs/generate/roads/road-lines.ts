import { STEPS } from '../../../../domain/geo/terrain/grid.ts'
import { rounded, thinned, type Spot } from '../base/line.ts'
import type { RoadGrid } from './road-grid.ts'

/** A stretch of one road between two junctions or ends. */
export interface RoadLine {
  readonly road: number
  readonly raw: readonly Spot[]
  readonly smooth: readonly Spot[]
}

export function roadLines(grid: RoadGrid): RoadLine[] {
  const { frame: f, built } = grid
  const stepsOf = (cell: number) =>
    STEPS.flatMap((_, step) => ((built[cell * 8 + step] as number) >= 0 ? [step] : []))
  const roadAt = (cell: number, step: number) => built[cell * 8 + step] as number
  const isNode = (cell: number) => {
    const steps = stepsOf(cell)
    return (
      steps.length > 0 &&
      (steps.length !== 2 || roadAt(cell, steps[0] as number) !== roadAt(cell, steps[1] as number))
    )
  }
  const to = (cell: number, step: number) => {
    const [dx, dy] = STEPS[step] as readonly [number, number]
    return cell + dy * f.columns + dx
  }
  const seen = new Set<number>()
  const lines: RoadLine[] = []
  const trace = (start: number) => {
    for (const first of stepsOf(start)) {
      if (seen.has(start * 8 + first)) continue
      const cells = [start]
      let [cell, step] = [start, first]
      for (;;) {
        seen.add(cell * 8 + step)
        cell = to(cell, step)
        cells.push(cell)
        const back = (step + 4) % 8
        seen.add(cell * 8 + back)
        if (isNode(cell) || cell === start) break
        step = stepsOf(cell).find((other) => other !== back) as number
      }
      const raw = cells.map((at): Spot => [at % f.columns, Math.floor(at / f.columns)])
      lines.push({
        road: roadAt(start, first),
        raw,
        smooth: thinned(rounded(rounded(thinned(raw, 0.45))), 0.08),
      })
    }
  }
  for (let cell = 0; cell < f.cells; cell += 1) if (isNode(cell)) trace(cell)
  return lines
}
