import {
  closuresOf,
  type ClosingMarking,
  type MarkedClosure,
} from '../../domain/geo/desk/closures-of-markings.ts'
import type { PolygonGeometry } from '../../domain/geo/polygon/geometry.ts'
import type { Read } from '../../domain/read.ts'
import type { Audience } from '../../domain/visibility.ts'

export const markedClosuresIn = (_: Read, atMs: number): MarkedClosure[] =>
  closuresOf([] as ClosingMarking[], atMs)
export const markedAreaIn = (_: Read, __: Audience, ___: string): PolygonGeometry | undefined => undefined
