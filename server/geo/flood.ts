import type { DeskAnswers } from '../../domain/geo/desk/answers.ts'
import type { GeoResult } from '../../domain/geo/fault.ts'
import type { FloodQuestion } from '../../domain/geo/questions.ts'
import type { Desk } from './desk.ts'

/** The water of a flood, computed once for whoever asks for it or for what is under it. */
export const floodOf = (
  question: FloodQuestion,
  { county: { version, geography }, recent }: Pick<Desk, 'county' | 'recent'>,
): Promise<GeoResult<DeskAnswers['flood']>> =>
  recent.answer({ ask: 'flood', version, question }, () => geography.flood(question))
