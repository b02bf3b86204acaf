import type { CountyData } from '../../domain/geo/county.ts'
import type { Asked } from './known-county.ts'

/** The layers of a version that geography reads, as they are handed to its thread. */
export interface CountyLayers {
  readonly version: string
  /** By layer: JSON, gzipped. */
  readonly rows: Readonly<Record<string, Uint8Array | undefined>>
  /** By layer: an object of typed arrays. */
  readonly columns: Readonly<Record<string, unknown>>
}

export type ToGeography =
  | { readonly id: number; readonly question: Asked; readonly args: readonly unknown[] }
  | { readonly end: true }

export type FromGeography =
  | { readonly type: 'ready'; readonly shelters: CountyData['shelters'] }
  | { readonly type: 'answer'; readonly id: number; readonly answer: unknown }
  | { readonly type: 'failed'; readonly id: number; readonly reason: string }
