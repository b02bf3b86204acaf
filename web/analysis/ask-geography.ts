import type { z } from 'zod'
import type {
  CutOffAnswer,
  FloodAnswer,
  ImpactAnswer,
  NearestAnswer,
  RouteAnswer,
} from '../../domain/geo/answers.ts'
import { ask, type Result } from '../lib/api.ts'
import type { Inquiry } from './inquiry.ts'
import { ANSWERS, questionOf, type Question } from './questions.ts'

/** An answer, by what was asked. */
export type Answer =
  | { readonly is: 'impact'; readonly value: ImpactAnswer }
  | { readonly is: 'nearest' | 'first-there'; readonly value: NearestAnswer }
  | { readonly is: 'route'; readonly value: RouteAnswer }
  | { readonly is: 'cut-off'; readonly value: CutOffAnswer }
  /** `impact`: who is under the water; null: that could not be counted. */
  | { readonly is: 'flood'; readonly value: FloodAnswer; readonly impact: ImpactAnswer | null }

export type AskGeography = (
  operation: string,
  inquiry: Inquiry,
  signal: AbortSignal,
) => Promise<Result<Answer>>

/** Asks the server. A flood is two questions: how far the water goes, and who is inside. */
export const askGeography: AskGeography = async (operation, inquiry, signal) => {
  const { path, body } = questionOf(inquiry)
  const put = <T>(to: Question['path'], said: object, schema: z.ZodType<T>) =>
    ask(pathOf(operation, to), schema, { method: 'POST', body: said, signal })
  switch (path) {
    case 'impact':
      return as(await put(path, body, ANSWERS[path]), (value) => ({ is: path, value }))
    case 'nearest':
    case 'first-there':
      return as(await put(path, body, ANSWERS[path]), (value) => ({ is: path, value }))
    case 'route':
      return as(await put(path, body, ANSWERS[path]), (value) => ({ is: path, value }))
    case 'cut-off':
      return as(await put(path, body, ANSWERS[path]), (value) => ({ is: path, value }))
    case 'flood': {
      const flood = await put(path, body, ANSWERS[path])
      if (!flood.ok) return flood
      const extent = flood.value.depths[0]?.polygon
      const impact = extent && (await put('impact', { polygon: extent }, ANSWERS.impact))
      return as(flood, (value) => ({ is: path, value, impact: impact?.ok ? impact.value : null }))
    }
  }
}

/** `format`: the same answer as a file. */
export const pathOf = (operation: string, path: Question['path'], format?: 'geojson' | 'csv'): string =>
  `/api/operations/${encodeURIComponent(operation)}/geo/${path}${format ? `?format=${format}` : ''}`

const as = <T>(result: Result<T>, make: (value: T) => Answer): Result<Answer> =>
  result.ok ? { ok: true, value: make(result.value) } : result
