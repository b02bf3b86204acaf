import type { z } from 'zod'
import type { LeftOutClosure, UsedClosure } from '../../domain/geo/desk/answers.ts'
import type { MarkedClosure } from '../../domain/geo/desk/closures-of-markings.ts'
import type { GeoFault, GeoResult } from '../../domain/geo/fault.ts'
import type { closureInput } from '../../domain/geo/roads/closures.ts'

type ClosureInput = z.infer<typeof closureInput>

export interface AroundClosures {
  readonly closures: UsedClosure[]
  readonly leftOut: LeftOutClosure[]
}

/**
 * Asks with the closures of the question and those of the operation. A closure of the operation that the county's data
 * cannot place must not cost everybody their routes: it is left out, and the answer says so.
 */
export async function askAround<A extends object>(
  own: readonly ClosureInput[],
  marked: readonly MarkedClosure[],
  ask: (closures: ClosureInput[]) => Promise<GeoResult<A>>,
): Promise<GeoResult<A & AroundClosures>> {
  const leftOut = new Map<string, LeftOutClosure>()
  let used = marked
  for (;;) {
    const result = await ask([...own, ...used.map(({ closure }) => closure)])
    if (result.ok) {
      const closures = usedOnce(used)
      return { ok: true, value: { ...result.value, closures, leftOut: [...leftOut.values()] } }
    }
    const misfits = new Map(result.faults.map((fault) => [used[closureAt(fault) - own.length], fault]))
    misfits.delete(undefined)
    if (misfits.size === 0) return result
    for (const [misfit, { message: reason }] of misfits)
      if (misfit) leftOut.set(misfit.marking, { marking: misfit.marking, kind: misfit.kind, reason })
    used = used.filter((closure) => !misfits.has(closure))
  }
}

/** The number of the closure that a fault is about; -1: it is about something else. */
const closureAt = ({ path }: GeoFault): number => Number(/^closures\.(\d+)/.exec(path)?.[1] ?? -1)

/** A line closes in several pieces, and is told of once. */
const usedOnce = (closures: readonly MarkedClosure[]): UsedClosure[] => [
  ...new Map(closures.map(({ marking, kind }) => [marking, { marking, kind }])).values(),
]
