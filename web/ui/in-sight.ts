/** So few rows are all drawn: nothing is won by leaving any out, and the browser's own search finds them. */
const FEW = 80
/** Rows beyond the edge that are there before they are seen, and for J and K to walk to. */
const BEYOND = 12

export interface Sight {
  readonly count: number
  /** Height of a row, of the part of the screen in which the list is seen, and how far its top lies above that; px. */
  readonly rowPx: number
  readonly seenPx: number
  readonly abovePx: number
  /** Places of rows that are there wherever one looks; places that the list does not have are left out. */
  readonly always: readonly number[]
}

/** Which rows of a list are drawn, in ascending order: all of a short one, else those in sight and near. */
export function inSight({ count, rowPx, seenPx, abovePx, always }: Sight): number[] {
  if (count <= FEW || rowPx <= 0) return range(0, Math.min(count, rowPx > 0 ? count : FEW))
  const first = Math.max(0, Math.min(count, Math.floor(abovePx / rowPx)) - BEYOND)
  const end = Math.min(count, Math.max(0, Math.ceil((abovePx + seenPx) / rowPx)) + BEYOND)
  const before = always.filter((at) => at >= 0 && at < first).sort((a, b) => a - b)
  const after = always.filter((at) => at >= Math.max(first, end) && at < count).sort((a, b) => a - b)
  return [...new Set([...before, ...range(first, end), ...after])]
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at)
