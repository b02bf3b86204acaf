import type { Read } from '../read.ts'
import type { Marking } from './record.ts'
import { validityAt } from './validity.ts'

/** What is shown at an instant (epoch ms), the newest first. */
export const markingsAt = (read: Read, atMs: number): Marking[] =>
  [...read.list('marking')]
    .filter((marking) => validityAt(marking, atMs) !== 'gone')
    .sort((a, b) => (a.drawnAt === b.drawnAt ? b.seq - a.seq : a.drawnAt < b.drawnAt ? 1 : -1))
