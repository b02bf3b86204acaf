import type { Frame } from '../base/frame.ts'
import { TOWNSHIPS } from '../sketch/settlements.ts'
import type { Labels } from './townships.ts'

/** The code of the township in which a cell lies well inside, at least two coarse cells from its border; else undefined. */
export function townshipLookup(fine: Frame, { frame, label }: Labels): (cell: number) => string | undefined {
  const factor = frame.scale / fine.scale
  const deep = label.map((own, cell) => {
    for (let dy = -2; dy <= 2; dy += 1)
      for (let dx = -2; dx <= 2; dx += 1) if (label[cell + dy * frame.columns + dx] !== own) return 0
    return own
  })
  return (cell) => {
    const [column, row] = [cell % fine.columns, Math.floor(cell / fine.columns)]
    const own = deep[Math.floor(row / factor) * frame.columns + Math.floor(column / factor)]
    return own ? TOWNSHIPS[own - 1]?.code : undefined
  }
}

/** Whether a cell of any grid lies inside the county and not on its border. */
export function insideLookup(of: Frame, { frame, label }: Labels): (cell: number) => boolean {
  const factor = frame.scale / of.scale
  return (cell) => {
    const [column, row] = [cell % of.columns, Math.floor(cell / of.columns)]
    const middle = Math.floor(row / factor) * frame.columns + Math.floor(column / factor)
    for (let dy = -1; dy <= 1; dy += 1)
      for (let dx = -1; dx <= 1; dx += 1) if (!label[middle + dy * frame.columns + dx]) return false
    return true
  }
}
