import type { Inject } from '../../domain/exercise/record.ts'

/** The script in the order in which it is told. */
export const inOrder = (injects: Iterable<Inject>): Inject[] =>
  [...injects].sort((a, b) => a.script.offsetMs - b.script.offsetMs || a.script.no - b.script.no)

export const isWaiting = ({ status }: Inject): boolean => status.is === 'waiting'

/** The next one to be delivered. `injects` in order. */
export const nextInject = (injects: readonly Inject[]): Inject | undefined => injects.find(isWaiting)

/** Those that a jump to T+ `toMs` would skip: one that is due exactly then is still delivered. */
export const skippedByJump = (injects: readonly Inject[], toMs: number): Inject[] =>
  injects.filter((inject) => isWaiting(inject) && inject.script.offsetMs < toMs)

/** Milliseconds of the wall clock until T+ `offsetMs`, at the drill's rate; undefined while its clock stands. */
export function wallMsUntil(
  offsetMs: number,
  clock: { readonly is: string; readonly rate: number; readonly exerciseMs: number },
): number | undefined {
  if (clock.is !== 'running') return undefined
  return Math.max(0, offsetMs - clock.exerciseMs) / clock.rate
}

/** How many of each there are, for a line above the table. */
export function tally(injects: readonly Inject[]) {
  const count = (is: Inject['status']['is']) => injects.filter(({ status }) => status.is === is).length
  return { waiting: count('waiting'), delivered: count('delivered'), skipped: count('skipped') }
}
