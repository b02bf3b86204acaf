import { lineLengthM, polygonAreaM2 } from '../../../domain/geo/measure.ts'
import type { Position } from '../../../domain/position.ts'

/** Points put down one after the other, and what they measure. */
export class Measure {
  #points = $state.raw<readonly Position[]>([])
  /** Where the pointer is: the next point, as long as the measuring goes on. */
  #next = $state.raw<Position | null>(null)
  #isOpen = $state(false)
  #isFinished = $state(false)
  readonly drawn: readonly Position[] = $derived(
    this.#next && this.#points.length > 0 && !this.#isFinished ? [...this.#points, this.#next] : this.#points,
  )
  readonly lengthM: number = $derived(lineLengthM(this.drawn))
  /** Of the polygon that the points enclose; 0 with fewer than three. */
  readonly areaM2: number = $derived(polygonAreaM2(this.drawn))

  get isOpen(): boolean {
    return this.#isOpen
  }

  /** Whether a click puts down a point. */
  get isTaking(): boolean {
    return this.#isOpen && !this.#isFinished
  }

  open(): void {
    this.clear()
    this.#isOpen = true
  }

  close(): void {
    this.clear()
    this.#isOpen = false
  }

  /** Takes all points away, to begin again. */
  clear(): void {
    this.#points = []
    this.#next = null
    this.#isFinished = false
  }

  put(point: Position): void {
    this.#points = [...this.#points, point]
    this.#next = null
  }

  takeBack(): void {
    this.#points = this.#points.slice(0, -1)
    this.#isFinished = false
  }

  finish(): void {
    this.#next = null
    this.#isFinished = this.#points.length > 1
  }

  follow(pointer: Position): void {
    if (this.isTaking) this.#next = pointer
  }
}
