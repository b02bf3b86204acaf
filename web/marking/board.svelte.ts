import type { Closed } from '../../domain/marking/commands.ts'
import type { Shape, Vertex } from '../../domain/marking/geometry.ts'
import type { Words } from '../../domain/words.ts'
import { emptySketch, type Sketch } from './sketch.ts'

/** The road or bridge that a closure was drawn on, and what it is called. */
export interface OnRoad {
  readonly closes: Closed
  readonly name: Words
}

/**
 * What is being drawn: the form says which shape, the map takes the clicks. Without a sketch nothing is drawn and
 * the map is as always.
 */
export class Board {
  #sketch = $state.raw<Sketch | null>(null)
  #onRoad = $state.raw<OnRoad | null>(null)
  #redraws = $state<string | null>(null)
  #seeksRoad = false
  /** Set by the map while there is one: its middle, for drawing without a mouse. */
  centre: () => Vertex | undefined = () => undefined

  get sketch(): Sketch | null {
    return this.#sketch
  }

  /** Whether clicks on the map belong to the drawing. */
  get active(): boolean {
    return this.#sketch !== null
  }

  /** The marking that is drawn anew, which the map leaves out meanwhile. */
  get redraws(): string | null {
    return this.#redraws
  }

  /** Whether what is drawn closes the road that it is drawn on. */
  get seeksRoad(): boolean {
    return this.#seeksRoad
  }

  get onRoad(): OnRoad | null {
    return this.#onRoad
  }

  begin(shape: Shape, { seeksRoad = false } = {}): void {
    this.#sketch = emptySketch(shape)
    this.#seeksRoad = seeksRoad
    this.#onRoad = null
  }

  /** Takes up what was drawn before; `marking` is the one that is drawn anew. */
  resume(sketch: Sketch, { seeksRoad = false, marking = null as string | null } = {}): void {
    this.#sketch = sketch
    this.#seeksRoad = seeksRoad
    this.#redraws = marking
  }

  /** Draws on, by one of the steps of sketch.ts. */
  draw(step: (sketch: Sketch) => Sketch): void {
    if (this.#sketch) this.#sketch = step(this.#sketch)
  }

  layOn(road: OnRoad | null): void {
    this.#onRoad = road
  }

  clear(): void {
    if (this.#sketch) this.#sketch = emptySketch(this.#sketch.shape)
    this.#onRoad = null
  }

  end(): void {
    this.#sketch = null
    this.#onRoad = null
    this.#redraws = null
  }
}
