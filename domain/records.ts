import type { BaseData } from './base-data/record.ts'
import type { Exercise, Inject, Message } from './exercise/record.ts'
import type { Incident } from './incident/record.ts'
import type { Marking } from './marking/record.ts'
import type { RecordBase } from './record-base.ts'
import type { Balance, Item, Lot, Target, Warehouse } from './stock/record.ts'
import type { Unit } from './unit/record.ts'

/** Counts what was numbered in a jurisdiction; its id is the jurisdiction's code. */
export interface Tally extends RecordBase {
  readonly kind: 'tally'
  readonly id: string
  readonly incidents: number
}

/** Every kind of record in an operation's state. */
export type AnyRecord =
  | Incident
  | Unit
  | Warehouse
  | Item
  | Lot
  | Balance
  | Target
  | Marking
  | Exercise
  | Inject
  | Message
  | Tally
  | BaseData
export type Kind = AnyRecord['kind']
export type RecordOf<K extends Kind> = Extract<AnyRecord, { kind: K }>

/** A record as `evolve` makes it: `seq` is stamped when it is applied. */
export type Unstamped<R> = R extends unknown ? Omit<R, 'seq'> : never
export type NewRecord = Unstamped<AnyRecord>

export const KINDS = [
  'incident',
  'unit',
  'warehouse',
  'item',
  'lot',
  'balance',
  'target',
  'marking',
  'exercise',
  'inject',
  'message',
  'tally',
  'baseData',
] as const satisfies readonly Kind[]

export interface RecordKey {
  readonly kind: Kind
  readonly id: string
}

/** What one event does to the state: whole records put, keys removed. */
export interface Changes {
  readonly put: readonly NewRecord[]
  readonly remove: readonly RecordKey[]
}
