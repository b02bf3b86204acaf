import type { Read } from '../read.ts'
import { closesRoads } from './kinds.ts'
import type { Marking } from './record.ts'
import { validityAt } from './validity.ts'

/** What is shown at an instant (epoch ms), the newest first. */
export const markingsAt = (read: Read, atMs: number): Marking[] =>
  [...read.list('marking')]
    .filter((marking) => validityAt(marking, atMs) !== 'gone')
    .sort((a, b) => (a.drawnAt === b.drawnAt ? b.seq - a.seq : a.drawnAt < b.drawnAt ? 1 : -1))

/** The closures in force at an instant (epoch ms): what a route has to go round. */
export const closuresAt = (read: Read, atMs: number): Marking[] =>
  [...read.list('marking')].filter(
    (marking) => closesRoads(marking.markingKind) && validityAt(marking, atMs) === 'valid',
  )
