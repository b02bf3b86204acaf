/** A binary heap of cells by height, lowest first; equal heights come out in an order that depends on nothing but the calls. */
export class CellHeap {
  #heights: Float64Array
  #cells: Int32Array
  #size = 0

  /** @param capacity cells that it holds without growing */
  constructor(capacity: number) {
    this.#heights = new Float64Array(Math.max(16, capacity))
    this.#cells = new Int32Array(Math.max(16, capacity))
  }

  get size(): number {
    return this.#size
  }

  push(cell: number, height: number): void {
    if (this.#size === this.#cells.length) this.#grow()
    const [heights, cells] = [this.#heights, this.#cells]
    let at = this.#size++
    while (at > 0) {
      const above = (at - 1) >> 1
      const aboveHeight = heights[above] as number
      if (aboveHeight <= height) break
      heights[at] = aboveHeight
      cells[at] = cells[above] as number
      at = above
    }
    heights[at] = height
    cells[at] = cell
  }

  /** Takes the lowest cell; -1 when there is none. */
  pop(): number {
    if (this.#size === 0) return -1
    const lowest = this.#cells[0] as number
    this.#size -= 1
    if (this.#size > 0) this.#sink(this.#cells[this.#size] as number, this.#heights[this.#size] as number)
    return lowest
  }

  #sink(cell: number, height: number): void {
    const [heights, cells, size] = [this.#heights, this.#cells, this.#size]
    let at = 0
    for (;;) {
      let below = 2 * at + 1
      if (below >= size) break
      if (below + 1 < size && (heights[below + 1] as number) < (heights[below] as number)) below += 1
      const belowHeight = heights[below] as number
      if (belowHeight >= height) break
      heights[at] = belowHeight
      cells[at] = cells[below] as number
      at = below
    }
    heights[at] = height
    cells[at] = cell
  }

  #grow(): void {
    const heights = new Float64Array(2 * this.#heights.length)
    const cells = new Int32Array(2 * this.#cells.length)
    heights.set(this.#heights)
    cells.set(this.#cells)
    this.#heights = heights
    this.#cells = cells
  }
}
