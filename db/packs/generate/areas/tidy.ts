import type { Frame } from '../base/frame.ts'
import type { Seed } from './townships.ts'

/** Makes every area one piece without frayed edges, holes or corners that touch, as polygons need. */
export function tidied(f: Frame, labels: Uint8Array, seeds: readonly Seed[]): Uint8Array {
  let label = labels
  for (let round = 0; round < 4; round += 1) {
    label = majority(f, label)
    for (const seed of seeds) around(f, seed.cell, (cell) => (label[cell] = seed.label))
    label = inOnePiece(f, label, seeds)
  }
  for (let round = 0; round < 50 && uncross(f, label); round += 1);
  return inOnePiece(f, label, seeds)
}

function around({ columns }: Frame, cell: number, visit: (cell: number) => void): void {
  for (let dy = -2; dy <= 2; dy += 1) for (let dx = -2; dx <= 2; dx += 1) visit(cell + dy * columns + dx)
}

/** Each cell as most of the nine around it. */
function majority({ columns, rows }: Frame, label: Uint8Array): Uint8Array {
  const smooth = label.slice()
  for (let row = 1; row < rows - 1; row += 1) {
    for (let cell = row * columns + 1; cell < (row + 1) * columns - 1; cell += 1) {
      const votes = new Uint8Array(16)
      for (let dy = -1; dy <= 1; dy += 1)
        for (let dx = -1; dx <= 1; dx += 1) {
          const of = label[cell + dy * columns + dx] as number
          votes[of] = (votes[of] as number) + 1
        }
      const own = label[cell] as number
      const most = votes.indexOf(Math.max(...votes))
      if ((votes[most] as number) > (votes[own] as number) + 1) smooth[cell] = most
    }
  }
  return smooth
}

/** Keeps of each label the piece that holds its first seed (of the outside the piece at the corner); the rest goes to its neighbours. */
function inOnePiece(f: Frame, label: Uint8Array, seeds: readonly Seed[]): Uint8Array {
  const kept = new Uint8Array(f.cells)
  const keep = (start: number) => {
    const own = label[start]
    const open = [start]
    kept[start] = 1
    for (let cell = open.pop(); cell !== undefined; cell = open.pop()) {
      for (const next of sides(f, cell)) {
        if (kept[next] === 1 || label[next] !== own) continue
        kept[next] = 1
        open.push(next)
      }
    }
  }
  keep(0)
  for (const [i, seed] of seeds.entries()) {
    if (seeds.findIndex((other) => other.label === seed.label) === i) keep(seed.cell)
  }
  const whole = label.slice()
  let rim = Array.from({ length: f.cells }, (_, cell) => cell).filter((cell) => kept[cell] === 1)
  while (rim.length > 0) {
    const grown: number[] = []
    for (const cell of rim) {
      for (const next of sides(f, cell)) {
        if (kept[next] === 1) continue
        kept[next] = 1
        whole[next] = whole[cell] as number
        grown.push(next)
      }
    }
    rim = grown
  }
  return whole
}

/** Parts areas that touch only at a corner. @returns whether something had to change */
function uncross({ columns, rows }: Frame, label: Uint8Array): boolean {
  let changed = false
  for (let row = 0; row < rows - 1; row += 1) {
    for (let a = row * columns; a < (row + 1) * columns - 1; a += 1) {
      const [b, c, d] = [a + 1, a + columns, a + columns + 1]
      if (label[a] === label[d] && label[b] !== label[a] && label[c] !== label[a]) {
        label[b] = label[a] as number
        changed = true
      } else if (label[b] === label[c] && label[a] !== label[b] && label[d] !== label[b]) {
        label[a] = label[b] as number
        changed = true
      }
    }
  }
  return changed
}

function sides({ columns, rows }: Frame, cell: number): number[] {
  const [column, row] = [cell % columns, Math.floor(cell / columns)]
  const near: number[] = []
  if (column > 0) near.push(cell - 1)
  if (column < columns - 1) near.push(cell + 1)
  if (row > 0) near.push(cell - columns)
  if (row < rows - 1) near.push(cell + columns)
  return near
}
