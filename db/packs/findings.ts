import { words, type Words } from '../../domain/words.ts'
import type { Finding, Severity } from './pack-error.ts'

/** Of one file and severity as many are told; a file that is wrong throughout is told by its first rows. */
const MOST_OF_A_KIND = 50

const ORDER: readonly Severity[] = ['fault', 'warning', 'note']

/** Where something stands. */
export type Spot = Pick<Finding, 'file' | 'line' | 'row' | 'field'>

export const wholeFile = (file: string): Spot => ({ file, line: null, row: null, field: null })

const isOfWholeFile = ({ line, row, field }: Spot) => line === null && row === null && field === null

interface Heap {
  readonly severity: Severity
  readonly file: string
  readonly kept: Finding[]
  count: number
}

/** Collects what is found in one pack. What is told is bounded, what is counted is not. */
export class Findings {
  readonly #heaps = new Map<string, Heap>()

  get faults(): number {
    return this.count('fault')
  }

  count(severity: Severity): number {
    const of = [...this.#heaps.values()].filter((heap) => heap.severity === severity)
    return of.reduce((sum, heap) => sum + heap.count, 0)
  }

  /** Faults first, then warnings and notes. Where some were left out, the last line of their file says how many. */
  get list(): Finding[] {
    const heaps = [...this.#heaps.values()]
    return ORDER.flatMap((severity) =>
      heaps.filter((heap) => heap.severity === severity).flatMap((heap) => [...heap.kept, ...leftOut(heap)]),
    )
  }

  fault(at: Spot, reason: Words, mend: Words): void {
    this.#add({ severity: 'fault', ...at, reason, mend })
  }

  warn(at: Spot, reason: Words, mend: Words): void {
    this.#add({ severity: 'warning', ...at, reason, mend })
  }

  note(at: Spot, reason: Words, mend: Words): void {
    this.#add({ severity: 'note', ...at, reason, mend })
  }

  #add(finding: Finding): void {
    const { severity, file } = finding
    const key = `${severity} ${file}`
    const heap = this.#heaps.get(key) ?? { severity, file, kept: [], count: 0 }
    this.#heaps.set(key, heap)
    heap.count += 1
    // What is wrong with the whole file explains its rows: it is told however many they are, and before them.
    if (isOfWholeFile(finding)) heap.kept.unshift(finding)
    else if (heap.count <= MOST_OF_A_KIND) heap.kept.push(finding)
  }
}

function leftOut({ severity, file, kept, count }: Heap): Finding[] {
  const more = count - kept.length
  if (more === 0) return []
  const reason = words(`另有 ${more} 处未列出`, `${more} more are not listed`)
  const mend = words('先改好以上各处，再检查一次', 'Mend those above, then check again')
  return [{ severity, ...wholeFile(file), reason, mend }]
}
