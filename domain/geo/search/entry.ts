import type { Position } from '../../position.ts'
import type { Words } from '../../words.ts'
import type { Readings } from './pinyin-match.ts'

/** What can be looked for by name. The order is that of importance: of two names alike the earlier kind comes first. */
export const SEARCH_KINDS = [
  ...(['incident', 'township', 'village', 'unit', 'warehouse', 'shelter', 'facility', 'bridge'] as const),
  ...(['gauge', 'hamlet', 'road', 'river', 'riskArea', 'marking'] as const),
] as const
export type SearchKind = (typeof SEARCH_KINDS)[number]

/** Something with a name and a place, ready to be compared. */
export interface SearchEntry {
  readonly kind: SearchKind
  readonly id: string
  readonly name: Words
  /** Another name: a call sign, a road's number (a bridge has that of its road); '' when there is none. */
  readonly alias: string
  /** The code of the jurisdiction it lies in. */
  readonly jurisdiction: string
  readonly point: Position
  /** Of the Chinese name. */
  readonly readings: Readings
}
