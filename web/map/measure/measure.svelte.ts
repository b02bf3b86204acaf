import { lineLengthM, polygonAreaM2 } from '../../../domain/geo/measure.ts'
import type { Position } from '../../../domain/position.ts'

/** What the points are put down for: to measure, or to ask who is in the area that they enclose. */
export type MeasureUse = 'measure' | 'area'

/** Points put down one after the other, and what they measure. */
export class Measure {
  #points = $state.raw<readonly Position[]>([])
  /** Where the pointer is: the next point, as long as the measuring goes on. */
  #next = $state.raw<Position | null>(null)
  #isOpen = $state(false)
  #use = $state<MeasureUse>('measure')
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

  get use(): MeasureUse {
    return this.#use
  }

  /** The points that were put down, without the one that follows the pointer. */
  get points(): readonly Position[] {
    return this.#points
  }

  /** Whether the last point has been put down. */
  get isFinished(): boolean {
    return this.#isFinished
  }

  open(use: MeasureUse = 'measure'): void {
    this.clear()
    this.#use = use
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
