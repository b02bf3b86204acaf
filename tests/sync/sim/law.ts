import type { AnyRecord } from '../../../domain/records.ts'
import type { Replica } from '../../../domain/sync/replica.ts'
import type { JoinAnswer } from '../../../domain/sync/wire.ts'
import { viewFor, type Audience } from '../../../domain/visibility.ts'
import type { Store } from '../../../domain/store.ts'

const texts = new WeakMap<AnyRecord, string>()

/** Records never change, so each is written once. */
function textOf(record: AnyRecord): string {
  const known = texts.get(record) ?? JSON.stringify(record)
  texts.set(record, known)
  return known
}

const keyOf = ({ kind, id }: AnyRecord): string => `${kind}/${id}`

/** Every state that an operation has been in, by lineage and seq. */
export class History {
  readonly #states = new Map<string, readonly AnyRecord[]>()

  remember(lineage: string, store: Store): void {
    this.#states.set(`${lineage}@${store.seq}`, [...store.all()])
  }

  at(lineage: string, seq: number): readonly AnyRecord[] {
    const state = this.#states.get(`${lineage}@${seq}`)
    if (!state) throw new Error(`No operation was ever at seq ${seq} of ${lineage}`)
    return state
  }
}

const seen = (audience: Audience, records: readonly AnyRecord[]): Map<string, AnyRecord> =>
  new Map(
    records.flatMap((record) => {
      const view = viewFor(audience, record)
      return view ? [[keyOf(view), view] as const] : []
    }),
  )

/** How a replica differs from what its audience may see of a state; empty when it does not. */
export function differencesFrom(
  replica: Replica,
  audience: Audience,
  state: readonly AnyRecord[],
): readonly string[] {
  const expected = seen(audience, state)
  const found = [...replica.all()].flatMap((record) => {
    const wanted = expected.get(keyOf(record))
    expected.delete(keyOf(record))
    if (!wanted) return [`holds ${keyOf(record)}, which it may not`]
    if (textOf(wanted) === textOf(record)) return []
    return [`holds ${textOf(record)} for ${textOf(wanted)}`]
  })
  return [...found, ...[...expected.keys()].map((key) => `lacks ${key}`)]
}

/** How the answer to a resume differs from exactly what was missed; empty when it does not. */
export function faultsOfResume(
  answer: JoinAnswer & { readonly mode: 'changes' },
  audience: Audience,
  before: readonly AnyRecord[],
  now: readonly AnyRecord[],
): readonly string[] {
  const then = seen(audience, before)
  const current = seen(audience, now)
  const put = [...current.values()].filter((record) => record.seq >= answer.fromSeq).map(keyOf)
  const remove = [...then.keys()].filter((key) => !current.has(key))
  const gotPut = Object.values(answer.put).flatMap((table) => Object.values<AnyRecord>(table).map(keyOf))
  const gotRemove = Object.entries(answer.remove).flatMap(([kind, ids]) => ids.map((id) => `${kind}/${id}`))
  const wanted = JSON.stringify([put.sort(), remove.sort()])
  const got = JSON.stringify([gotPut.sort(), gotRemove.sort()])
  return wanted === got ? [] : [`resumed with ${got} for ${wanted}`]
}
