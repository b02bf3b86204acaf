import { readdirSync, readFileSync } from 'node:fs'
import { GENESIS, seal } from '../../db/hash-chain.ts'
import type { Event } from '../../domain/events.ts'
import type { AnyRecord } from '../../domain/records.ts'
import { upcast, type StoredEvent } from '../../domain/upcast.ts'
import { fold } from '../support/domain/memory-room.ts'

export const GOLDEN = new URL('golden/', import.meta.url)

/** An event as the log keeps it. */
export type Sealed = StoredEvent & { readonly hash: string }

/** What each operation's log leads to. */
export type EndState = Readonly<
  Record<string, { readonly seq: number; readonly records: readonly AnyRecord[] }>
>

/** The versions of the log's format of which a golden log is kept, `v1`, … */
export const goldenVersions = (): string[] =>
  readdirSync(GOLDEN)
    .filter((name) => name.endsWith('.jsonl'))
    .map((name) => name.replace('.jsonl', ''))
    .sort()

export const goldenLog = (version: string): Sealed[] =>
  readFileSync(new URL(`${version}.jsonl`, GOLDEN), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))

export const goldenState = (version: string): EndState =>
  JSON.parse(readFileSync(new URL(`${version}.state.json`, GOLDEN), 'utf8'))

/** Each operation's events, in their order. */
export function byOperation<E extends { readonly operation: string }>(log: readonly E[]): Map<string, E[]> {
  const operations = new Set(log.map(({ operation }) => operation))
  return new Map([...operations].map((one) => [one, log.filter(({ operation }) => operation === one)]))
}

/** What a stored log leads to with the program of today, as JSON would keep it. */
export function endState(log: readonly Sealed[]): EndState {
  const states = [...byOperation(log)].map(
    ([operation, stored]) =>
      [operation, settled(stored.map(({ hash: _, ...event }) => upcast(event)))] as const,
  )
  return JSON.parse(JSON.stringify(Object.fromEntries(states)))
}

function settled(events: readonly Event[]): { seq: number; records: AnyRecord[] } {
  const store = fold(events)
  const keyOf = ({ kind, id }: AnyRecord): string => `${kind}/${id}`
  return { seq: store.seq, records: [...store.all()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)) }
}

/** The events of a story with the hashes that the log would give them. */
export const sealed = (events: readonly Event[]): Sealed[] =>
  [...byOperation(events).values()].flatMap((log) => seal(GENESIS, log))
