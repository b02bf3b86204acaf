import { z } from 'zod'
import { eventType } from '../event-type.ts'
import { freeText, label } from '../fields.ts'
import { injectId, messageId } from '../ids.ts'
import { jurisdiction } from '../jurisdiction.ts'
import { channel, injectScript } from './commands.ts'

const bilingual = z.object({ zh: z.string(), en: z.string() })
const exerciseMs = z.number().min(0)

export const exerciseEvents = {
  ExercisePrepared: eventType('exercise-control', {
    scenario: label,
    title: bilingual,
    participants: z.array(jurisdiction),
    storyStart: z.string(),
    storyFactor: z.number(),
    durationMs: z.number(),
    startingState: z.object({ packVersion: z.string() }),
  }),
  InjectPrepared: eventType('exercise-control', injectScript.shape),
  ExerciseStarted: eventType('everyone', { rate: z.number() }),
  ExercisePaused: eventType('everyone', { atMs: exerciseMs, reason: freeText(200).nullable() }),
  ExerciseResumed: eventType('everyone', { atMs: exerciseMs }),
  ExerciseRateChanged: eventType('everyone', { atMs: exerciseMs, rate: z.number() }),
  ExerciseJumped: eventType('everyone', { fromMs: exerciseMs, toMs: exerciseMs }),
  ExerciseEnded: eventType('everyone', { atMs: exerciseMs, reason: freeText(500).nullable() }),
  InjectDelivered: eventType('exercise-control', {
    injectId,
    no: z.number(),
    effectRefused: z.string().nullable(),
  }),
  InjectSkipped: eventType('exercise-control', {
    injectId,
    no: z.number(),
    reason: freeText(200).nullable(),
  }),
  /** What players see of an inject. */
  MessageReceived: eventType('jurisdiction', {
    messageId,
    from: bilingual,
    to: bilingual,
    channel,
    text: bilingual,
  }),
  MessageAcknowledged: eventType('jurisdiction', { messageId }),
} as const
