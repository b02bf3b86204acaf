import fc from 'fast-check'
import { vi } from 'vitest'
import { parseCommand, type Command } from '../../domain/commands.ts'
import { drawCommand } from '../support/domain/bodies/all.ts'
import { fromFractions, seeded, type Draw } from '../support/domain/draw.ts'
import { MemoryRoom } from '../support/domain/memory-room.ts'

const RUNS = Number(process.env['PROPERTY_RUNS'] ?? 200)

/** How often each property is tried; PROPERTY_RUNS=n for more. */
export const runs = { numRuns: RUNS }

vi.setConfig({ testTimeout: Math.max(120_000, RUNS * 100) })

/** The choices behind one command; shrinking takes choices away and makes them simpler. */
const choices = fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), {
  minLength: 2,
  maxLength: 24,
})

/** A story to be told against an operation: how many commands a commit holds, and what each is drawn from. */
export interface Plot {
  readonly kind: 'actual' | 'exercise'
  /** Sets the scene with commands that mostly succeed, so that a short story starts somewhere. */
  readonly opening: number
  readonly steps: readonly (readonly (readonly number[])[])[]
}

export const plot: fc.Arbitrary<Plot> = fc.record({
  kind: fc.constantFrom('exercise' as const, 'actual' as const),
  opening: fc.nat({ max: 100_000 }),
  steps: fc.array(fc.array(choices, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 25 }),
})

const OPENING_COMMANDS = 40

/** An operation in which something has happened. */
export function opened({ kind, opening }: Plot): MemoryRoom {
  const room = new MemoryRoom({ kind })
  const draw = seeded(opening)
  for (let at = 0; at < OPENING_COMMANDS; at++) {
    room.clock.pass(draw.int(2000))
    submitAll(room, [drawn(draw, room, `opening-${at}`)])
  }
  return room
}

/** Tells the whole story; `after` sees the operation after each commit. */
export function told(of: Plot, after: (room: MemoryRoom) => void = () => {}): MemoryRoom {
  const room = opened(of)
  for (const commands of commits(of, room)) {
    room.submit(...commands)
    after(room)
  }
  return room
}

/** The commands of each commit, each drawn against the state as it is when asked for. */
export function* commits(of: Plot, room: MemoryRoom): Iterable<Command[]> {
  for (const [at, step] of of.steps.entries()) {
    room.clock.pass(1000)
    yield step.flatMap(
      (fractions, nth) => drawn(fromFractions(fractions), room, `command-${at}-${nth}`) ?? [],
    )
  }
}

function drawn(draw: Draw, room: MemoryRoom, commandId: string): Command | undefined {
  const parsed = parseCommand(drawCommand(draw, room.store, commandId, room.kind))
  return parsed.ok ? parsed.value : undefined
}

const submitAll = (room: MemoryRoom, commands: readonly (Command | undefined)[]): void => {
  room.submit(...commands.filter((command) => command !== undefined))
}
