import { assertNever } from '../assert-never.ts'
import type { Command } from '../commands.ts'
import type { Context } from '../context.ts'
import type { NewEvent } from '../events.ts'
import { messageId } from '../ids.ts'
import type { Read } from '../read.ts'
import { accept, notFound, refuse, type Decision } from '../refusal.ts'
import { exerciseMsAt } from './clock.ts'
import type { exerciseCommands } from './commands.ts'
import type { Exercise, Inject } from './record.ts'

type ExerciseCommand = Command<keyof typeof exerciseCommands>

/** Decides the command that an inject carries, as if it had come from outside. Handed in to avoid a cycle. */
export type DecideEffect = (read: Read, inject: Inject, ctx: Context) => Decision<NewEvent>

export function decideExercise(
  read: Read,
  command: ExerciseCommand,
  ctx: Context,
  decideEffect: DecideEffect,
): Decision<NewEvent> {
  const exercise = read.get('exercise', 'exercise')
  if (exercise?.clock.is === 'ended') return refuse('exercise-ended')
  if (command.type === 'AcknowledgeMessage') return acknowledgeMessage(read, command)
  if (ctx.operationKind !== 'exercise') return refuse('not-an-exercise')
  if (command.type === 'PrepareExercise') {
    if (exercise) return refuse('exercise-already-prepared')
    return accept(controlled(command, 'ExercisePrepared', command.payload))
  }
  if (!exercise) return refuse('exercise-not-prepared')
  if (command.type === 'PrepareInject') {
    if (read.get('inject', command.payload.injectId))
      return refuse('already-exists', { id: command.payload.injectId })
    return accept(controlled(command, 'InjectPrepared', command.payload))
  }
  if (command.type === 'DeliverInject' || command.type === 'SkipInject')
    return decideInject(read, exercise, command, ctx, decideEffect)
  if (command.jurisdiction !== exercise.jurisdiction) return refuse('other-jurisdiction', { id: exercise.id })
  const atMs = exerciseMsAt(exercise.clock, Date.parse(ctx.now))

  switch (command.type) {
    case 'StartExercise':
      if (exercise.clock.is !== 'prepared') return refuse('exercise-already-started')
      return accept(said(exercise, 'ExerciseStarted', { rate: 1 }))
    case 'PauseExercise': {
      if (exercise.clock.is !== 'running') return refuse('exercise-not-running')
      const { reason = null, atMs: stoodAtMs = atMs } = command.payload
      // Between the instant at which its clock was last set, and now.
      const pausedAtMs = Math.min(atMs, Math.max(exercise.clock.anchorMs, stoodAtMs))
      return accept(said(exercise, 'ExercisePaused', { atMs: pausedAtMs, reason }))
    }
    case 'ResumeExercise':
      if (exercise.clock.is !== 'paused') return refuse('exercise-not-paused')
      return accept(said(exercise, 'ExerciseResumed', { atMs }))
    case 'SetExerciseRate': {
      if (exercise.clock.is === 'prepared') return refuse('exercise-not-running')
      const { rate } = command.payload
      if (exercise.clock.rate === rate) return accept()
      return accept(said(exercise, 'ExerciseRateChanged', { atMs, rate }))
    }
    case 'JumpExercise': {
      if (exercise.clock.is === 'prepared') return refuse('exercise-not-running')
      const { toMs } = command.payload
      if (toMs < atMs) return refuse('exercise-jump-back')
      const passed = [...read.by('inject', 'status', 'waiting')].filter(
        (inject) => inject.script.offsetMs < toMs,
      )
      return accept(
        ...passed.map((inject) => skipped(inject, null)),
        said(exercise, 'ExerciseJumped', { fromMs: atMs, toMs }),
      )
    }
    case 'EndExercise':
      if (exercise.clock.is === 'prepared') return refuse('exercise-not-running')
      return accept(said(exercise, 'ExerciseEnded', { atMs, reason: command.payload.reason ?? null }))
    default:
      return assertNever(command)
  }
}

function acknowledgeMessage(read: Read, command: Command<'AcknowledgeMessage'>): Decision<NewEvent> {
  const message = read.get('message', command.payload.messageId)
  if (!message) return notFound('message', command.payload.messageId)
  if (message.jurisdiction !== command.jurisdiction) return refuse('other-jurisdiction', { id: message.id })
  if (message.acknowledgedAt) return refuse('message-already-acknowledged')
  const { jurisdiction, sharedWith } = message
  return accept({
    type: 'MessageAcknowledged',
    jurisdiction,
    sharedWith,
    about: [message.id],
    payload: { messageId: message.id },
  })
}

function decideInject(
  read: Read,
  exercise: Exercise,
  command: Command<'DeliverInject' | 'SkipInject'>,
  ctx: Context,
  decideEffect: DecideEffect,
): Decision<NewEvent> {
  const inject = read.get('inject', command.payload.injectId)
  if (!inject) return notFound('inject', command.payload.injectId)
  if (inject.jurisdiction !== command.jurisdiction) return refuse('other-jurisdiction', { id: inject.id })
  if (exercise.clock.is === 'prepared') return refuse('exercise-not-running')
  if (inject.status.is !== 'waiting') return refuse('inject-not-waiting')
  if (command.type === 'SkipInject') return accept(skipped(inject, command.payload.reason ?? null))

  const { script, jurisdiction } = inject
  const effect = script.effect ? decideEffect(read, inject, ctx) : accept<NewEvent>()
  const id = messageId.parse(ctx.newId())
  const { from, to, channel, text } = script
  return accept<NewEvent>(
    {
      type: 'InjectDelivered',
      jurisdiction,
      sharedWith: [],
      about: [inject.id],
      payload: { injectId: inject.id, no: script.no, effectRefused: effect.ok ? null : effect.refusal.code },
    },
    {
      type: 'MessageReceived',
      jurisdiction,
      sharedWith: [],
      about: [id],
      payload: { messageId: id, from, to, channel, text },
    },
    ...(effect.ok ? effect.events : []),
  )
}

const skipped = (inject: Inject, reason: string | null): NewEvent => ({
  type: 'InjectSkipped',
  jurisdiction: inject.jurisdiction,
  sharedWith: [],
  about: [inject.id],
  payload: { injectId: inject.id, no: inject.script.no, reason },
})

type Controlled = 'ExercisePrepared' | 'InjectPrepared'

const controlled = <T extends Controlled>(
  command: Command,
  type: T,
  payload: NewEvent<T>['payload'],
): NewEvent => ({ type, jurisdiction: command.jurisdiction, sharedWith: [], about: [], payload }) as NewEvent

type Said =
  | 'ExerciseStarted'
  | 'ExercisePaused'
  | 'ExerciseResumed'
  | 'ExerciseRateChanged'
  | 'ExerciseJumped'
  | 'ExerciseEnded'

const said = <T extends Said>(exercise: Exercise, type: T, payload: NewEvent<T>['payload']): NewEvent =>
  ({ type, jurisdiction: exercise.jurisdiction, sharedWith: [], about: ['exercise'], payload }) as NewEvent
