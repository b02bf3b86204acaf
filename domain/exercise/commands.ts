import { z } from 'zod'
import { freeText, instant, label } from '../fields.ts'
import { injectId, messageId } from '../ids.ts'
import { jurisdiction } from '../jurisdiction.ts'

const bilingual = z.strictObject({
  zh: z.string().trim().min(1).max(4000),
  en: z.string().trim().min(1).max(4000),
})

/** Exercise time is counted in milliseconds up to this: a year, which the calendar of any story can hold. */
const MAX_EXERCISE_MS = 366 * 86_400_000
const exerciseMs = z.number().int().min(0).max(MAX_EXERCISE_MS)

/** 电话, 对讲, 系统, 纸条, 短信, 广播. */
export const channel = z.enum(['phone', 'radio', 'system', 'note', 'sms', 'broadcast'])
export type Channel = z.infer<typeof channel>

export const expectedAction = z.strictObject({
  who: bilingual,
  what: bilingual,
  withinS: z.number().int().positive().optional(),
})

/** One line of the MSEL (DOMAIN: 脚本). */
export const injectScript = z.strictObject({
  injectId,
  no: z.number().int().positive(),
  /** T+ in milliseconds of exercise time. */
  offsetMs: exerciseMs,
  from: bilingual,
  to: bilingual,
  channel,
  injectKind: z.enum(['key', 'routine', 'contingency']),
  text: bilingual,
  expectedActions: z.array(expectedAction).default([]),
  objective: bilingual.nullable().default(null),
  criterion: bilingual.nullable().default(null),
  autoCheck: z.string().nullable().default(null),
  controllerNote: bilingual.nullable().default(null),
  /** A command that arrives with it, through the same door as a real report. Checked when the scenario is loaded. */
  effect: z
    .strictObject({ type: z.string(), payload: z.record(z.string(), z.unknown()) })
    .nullable()
    .default(null),
})
export type InjectScript = z.infer<typeof injectScript>

export const MIN_RATE = 1
export const MAX_RATE = 60
const rate = z.number().min(MIN_RATE).max(MAX_RATE)

export const exerciseCommands = {
  /** Opens an exercise's log; sent once, by the program, when a controller creates it. */
  PrepareExercise: z.strictObject({
    scenario: label,
    title: bilingual,
    participants: z.array(jurisdiction).min(1).max(100),
    /** The wall-clock instant that the story says it is at T+0. */
    storyStart: instant,
    /** Story seconds per second of exercise time. */
    storyFactor: z.number().min(1).max(100),
    durationMs: z.number().int().positive().max(MAX_EXERCISE_MS),
    startingState: z.strictObject({ packVersion: z.string() }),
  }),
  /** Puts one inject of the MSEL into the log, hidden from players; its jurisdiction is where it will arrive. */
  PrepareInject: injectScript,
  StartExercise: z.strictObject({}),
  /** `atMs`: the T+ at which it stood still already, when the server itself was away; otherwise now. */
  PauseExercise: z.strictObject({ reason: freeText(200).optional(), atMs: exerciseMs.optional() }),
  ResumeExercise: z.strictObject({}),
  SetExerciseRate: z.strictObject({ rate }),
  /** Skips what lies between; never repeats what was delivered. */
  JumpExercise: z.strictObject({ toMs: exerciseMs }),
  EndExercise: z.strictObject({ reason: freeText(500).optional() }),
  DeliverInject: z.strictObject({ injectId }),
  SkipInject: z.strictObject({ injectId, reason: freeText(200).optional() }),
  /** 签收. */
  AcknowledgeMessage: z.strictObject({ messageId }),
} as const
