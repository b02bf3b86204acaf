import type { Role } from '../../domain/actor.ts'
import type { Exercise, Inject } from '../../domain/exercise/record.ts'
import { storyAt } from '../../domain/exercise/clock.ts'
import type { Desk } from '../lib/desk.svelte.ts'
import { inOrder, nextInject } from './msel.ts'

const CONTROL: readonly Role[] = ['controller', 'evaluator']

/** What the screens of a drill read of the scene in front of them, live or played back. */
export class ExerciseView {
  readonly #desk: Desk
  readonly exercise: Exercise | undefined = $derived.by(() => this.#scene.picture.get('exercise', 'exercise'))
  /** The script, in order; empty for players, who are never sent it. */
  readonly injects: readonly Inject[] = $derived.by(() => inOrder(this.#scene.picture.list('inject')))
  readonly next: Inject | undefined = $derived(nextInject(this.injects))

  constructor(desk: Desk) {
    this.#desk = desk
  }

  get #scene() {
    return this.#desk.scene
  }

  /** The drill's time as of the screen's second. */
  get time() {
    return this.#scene.exercise
  }

  /** Whether this person reads the script. */
  get isControl(): boolean {
    const operation = this.#desk.operations.find(({ id }) => id === this.#scene.operation)
    return operation !== undefined && CONTROL.includes(operation.role)
  }

  /** The instant of the story at T+ `offsetMs`. */
  storyAt(offsetMs: number): string | undefined {
    const { exercise } = this
    return exercise && storyAt(exercise.storyStart, exercise.storyFactor, offsetMs)
  }
}
