import { exerciseMsAt } from '../../domain/exercise/clock.ts'
import type { Inject } from '../../domain/exercise/record.ts'
import type { Read } from '../../domain/read.ts'

/** Injects in the order in which they are due. */
const inOrder = (a: Inject, b: Inject): number =>
  a.script.offsetMs - b.script.offsetMs || a.script.no - b.script.no

export interface Due {
  /** Those whose time has come, first things first. */
  readonly now: readonly Inject[]
  /** Milliseconds of wall time until the next one; undefined when none is to come or the clock stands still. */
  readonly nextInMs: number | undefined
}

/** What a running exercise owes at the wall-clock instant `nowMs`, leaving out the injects that are `underWay`. */
export function dueAt(read: Read, nowMs: number, underWay: ReadonlySet<string>): Due {
  const clock = read.get('exercise', 'exercise')?.clock
  if (clock?.is !== 'running') return { now: [], nextInMs: undefined }
  const atMs = exerciseMsAt(clock, nowMs)
  const waiting = [...read.by('inject', 'status', 'waiting')]
    .filter(({ id }) => !underWay.has(id))
    .sort(inOrder)
  const next = waiting.find(({ script }) => script.offsetMs > atMs)
  return {
    now: waiting.filter(({ script }) => script.offsetMs <= atMs),
    nextInMs: next && Math.ceil((next.script.offsetMs - atMs) / clock.rate),
  }
}
