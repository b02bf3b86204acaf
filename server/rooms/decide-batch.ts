import type { CommandAnswer, PersonRow } from '../../db/event-log.ts'
import type { Context } from '../../domain/context.ts'
import { decide } from '../../domain/decide.ts'
import type { Event, NewEvent } from '../../domain/events.ts'
import { evolve } from '../../domain/evolve.ts'
import { Overlay } from '../../domain/overlay.ts'
import type { Read } from '../../domain/read.ts'
import type { Changes } from '../../domain/records.ts'
import type { LogEnd } from './log-end.ts'
import { Placer, type PlacedEvent } from './place-events.ts'
import type { Answer, Submission } from './submission.ts'

export interface BatchContext {
  readonly operation: Event['operation']
  readonly operationKind: Context['operationKind']
  /** The clock, ISO 8601 UTC. */
  readonly now: () => string
  readonly newId: () => string
  /** Where the county is; undefined while no pack is loaded. */
  readonly territory?: () => Context['territory']
}

export interface Step {
  readonly event: PlacedEvent
  readonly changes: Changes
}

/** A batch decided, not yet stored. Nothing but this holds what it would do. */
export interface DecidedBatch<S extends Submission = Submission> {
  readonly steps: readonly Step[]
  readonly answered: readonly { readonly submission: S; readonly answer: Answer }[]
  /** Those that hit a bug; the others are not touched by it. */
  readonly failed: readonly { readonly submission: S; readonly error: unknown }[]
  readonly answers: readonly CommandAnswer[]
  readonly people: readonly PersonRow[]
}

/** Decides commands one after the other, each on the state as those before it would leave it. */
export function decideBatch<S extends Submission>(
  base: Read,
  end: LogEnd,
  submissions: readonly S[],
  ctx: BatchContext,
): DecidedBatch<S> {
  const overlay = new Overlay(base)
  const placer = new Placer(ctx.operation, end)
  const steps: Step[] = []
  const answered: { submission: S; answer: Answer }[] = []
  const failed: { submission: S; error: unknown }[] = []
  const answers: CommandAnswer[] = []
  const people: PersonRow[] = []

  for (const submission of submissions) {
    const goBack = placer.mark()
    try {
      const { command, actor, bodyHash } = submission
      const now = placer.instant(ctx.now())
      const decision = decide(overlay, command, { ...ctx, actor, now, territory: ctx.territory?.() })
      const made = decision.ok ? evolveAll(overlay, placer, decision.events, submission, now) : []
      const answer: Answer = decision.ok
        ? { ok: true, seq: placer.seq, ...firstMade(overlay, made) }
        : { ok: false, refusal: decision.refusal }
      for (const { event, changes } of made) overlay.apply(changes, event.seq)
      steps.push(...made)
      if (made.length > 0) people.push(...submission.people)
      answered.push({ submission, answer })
      answers.push({ commandId: command.commandId, bodyHash, actor: actor.id, answer, recordedAt: now })
    } catch (error) {
      goBack()
      failed.push({ submission, error })
    }
  }
  return { steps, answered, failed, answers, people }
}

/** The events of one command with what each changes, on an overlay of its own: one that throws leaves nothing. */
function evolveAll(
  read: Read,
  placer: Placer,
  events: readonly NewEvent[],
  submission: Submission,
  now: string,
): Step[] {
  const own = new Overlay(read)
  return events.map((event) => {
    const placed = placer.place(event, submission, now, own)
    const changes = evolve(own, placed)
    own.apply(changes, placed.seq)
    return { event: placed, changes }
  })
}

/** `before` does not hold the changes yet. */
function firstMade(before: Read, steps: readonly Step[]): { id?: string } {
  for (const { changes } of steps) {
    const made = changes.put.find(({ kind, id }) => kind !== 'tally' && !before.get(kind, id))
    if (made) return { id: made.id }
  }
  return {}
}
