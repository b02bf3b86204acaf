import type { z } from 'zod'
import { DESK_ANSWERS, type DeskAnswers } from '../../domain/geo/desk/answers.ts'
import { ask, type Result } from '../lib/api.ts'
import type { Inquiry } from './inquiry.ts'
import { questionOf, type Question } from './questions.ts'

/** An answer, by what was asked. */
export type Answer =
  | {
      [N in Exclude<keyof DeskAnswers, 'flood'>]: { readonly is: N; readonly value: DeskAnswers[N] }
    }[Exclude<keyof DeskAnswers, 'flood'>]
  /** `impact`: who is under the water; null: that could not be counted. */
  | {
      readonly is: 'flood'
      readonly value: DeskAnswers['flood']
      readonly impact: DeskAnswers['impact'] | null
    }

/** In which operation it is asked; `at`: as of an instant that is played back, epoch ms. */
export interface AskedIn {
  readonly operation: string
  readonly at?: number | undefined
}

export type AskGeography = (asked: AskedIn, inquiry: Inquiry, signal: AbortSignal) => Promise<Result<Answer>>

/** Asks the server. A flood is two questions: how far the water goes, and who is inside. */
export const askGeography: AskGeography = async (asked, inquiry, signal) => {
  const { path, body } = questionOf(inquiry)
  const post = <T>(to: Question['path'], said: object, schema: z.ZodType<T>) =>
    ask(pathOf(asked, to), schema, { method: 'POST', body: said, signal })
  switch (path) {
    case 'impact':
      return as(await post(path, body, DESK_ANSWERS[path]), (value) => ({ is: path, value }))
    case 'nearest':
      return as(await post(path, body, DESK_ANSWERS[path]), (value) => ({ is: path, value }))
    case 'first-there':
      return as(await post(path, body, DESK_ANSWERS[path]), (value) => ({ is: path, value }))
    case 'route':
      return as(await post(path, body, DESK_ANSWERS[path]), (value) => ({ is: path, value }))
    case 'cut-off':
      return as(await post(path, body, DESK_ANSWERS[path]), (value) => ({ is: path, value }))
    case 'flood': {
      const [flood, under] = await Promise.all([
        post(path, body, DESK_ANSWERS[path]),
        post('impact', { flood: body }, DESK_ANSWERS.impact),
      ])
      return as(flood, (value) => ({ is: path, value, impact: under.ok ? under.value : null }))
    }
  }
}

/** @param more what else is said of the answer: the form of a file, its language */
export function pathOf(
  { operation, at }: AskedIn,
  path: Question['path'],
  more: Readonly<Record<string, string>> = {},
): string {
  const query = new URLSearchParams({
    ...more,
    ...(at === undefined ? {} : { at: new Date(at).toISOString() }),
  })
  return `/api/operations/${encodeURIComponent(operation)}/geo/${path}${query.size > 0 ? `?${query}` : ''}`
}

const as = <T>(result: Result<T>, make: (value: T) => Answer): Result<Answer> =>
  result.ok ? { ok: true, value: make(result.value) } : result
