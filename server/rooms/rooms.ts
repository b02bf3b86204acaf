import type { NewOperation, OperationRow } from '../../db/operations.ts'
import type { OperationAccess } from '../../domain/access.ts'
import type { Storage } from '../plugins/database.ts'
import { openRoom, type Around } from './open-room.ts'
import type { Room } from './room.ts'

/** An operation as it is known here: its row, and its room. */
export interface Operation {
  readonly row: OperationRow
  readonly room: Room
}

/** What an operation's row says while it is being made, and when that was given up: then it is not opened again. */
export const PREPARING = 'preparing'
export const DISCARDED = 'discarded'

export interface RoomsOptions extends Around {
  readonly storage: Pick<Storage, 'log' | 'operations'>
}

/** Every operation of this server, each with its room. */
export class Rooms {
  readonly #options: RoomsOptions
  readonly #operations = new Map<string, Operation>()
  readonly #opening = new Map<string, Promise<Operation>>()
  readonly #listeners = new Set<(operation: Operation) => void>()
  readonly #forgotten = new Set<(id: string) => void>()

  constructor(options: RoomsOptions) {
    this.#options = options
  }

  /** Opens all that the database holds. */
  async openAll(): Promise<void> {
    const rows = await this.#options.storage.operations.readOperations()
    for (const row of rows) if (row.status !== DISCARDED) await this.#open(row)
  }

  get(id: string): Operation | undefined {
    return this.#operations.get(id)
  }

  all(): Iterable<Operation> {
    return this.#operations.values()
  }

  /** `listener` is told of every operation: those that are open, and those made later. */
  onOpened(listener: (operation: Operation) => void): void {
    for (const operation of this.#operations.values()) listener(operation)
    this.#listeners.add(listener)
  }

  /** `listener` is told of every operation that is no more. */
  onForgotten(listener: (id: string) => void): void {
    this.#forgotten.add(listener)
  }

  /** Makes an operation and opens it; one that is there already is only opened. */
  async create(operation: NewOperation): Promise<Operation> {
    const known = this.#operations.get(operation.id)
    if (known) return known
    const { operations } = this.#options.storage
    await operations.createOperation(operation)
    const row = await operations.readOperation(operation.id)
    if (!row) throw new Error(`Operation ${operation.id} was made and is not there`)
    return this.#open(row)
  }

  /** Opens an operation that another node has made, unless it is open. */
  async adopt(id: string): Promise<void> {
    const row = this.#operations.has(id)
      ? undefined
      : await this.#options.storage.operations.readOperation(id)
    if (row && row.status !== DISCARDED) await this.#open(row)
  }

  /** Closes an operation; from now on there is none of that id. */
  async forget(id: string): Promise<void> {
    const operation = this.#operations.get(id)
    this.#operations.delete(id)
    this.#opening.delete(id)
    if (!operation) return
    for (const listener of this.#forgotten) listener(id)
    await operation.room.stop()
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#operations.values()].map(({ room }) => room.stop()))
  }

  /** Once each: two rooms of one operation would be two writers. */
  #open(row: OperationRow): Promise<Operation> {
    const opening = this.#opening.get(row.id) ?? this.#openOnce(row)
    this.#opening.set(row.id, opening)
    // What failed may be tried again.
    opening.catch(() => this.#opening.delete(row.id))
    return opening
  }

  async #openOnce(row: OperationRow): Promise<Operation> {
    const { storage } = this.#options
    const operation = { row, room: await openRoom(storage.log, row, this.#options) }
    this.#operations.set(row.id, operation)
    for (const listener of this.#listeners) listener(operation)
    return operation
  }
}

/** What decides who may enter an operation. */
export function accessOf({ row, room }: Operation): OperationAccess {
  const exercise = room.store.get('exercise', 'exercise')
  return {
    id: row.id,
    kind: row.kind,
    participants: exercise?.participants ?? [],
    started: row.kind === 'actual' || (exercise !== undefined && exercise.clock.is !== 'prepared'),
  }
}

/** Where an operation stands, for a list. */
export function statusOf({ row, room }: Operation): 'open' | 'prepared' | 'running' | 'paused' | 'ended' {
  if (row.kind === 'actual') return 'open'
  return room.store.get('exercise', 'exercise')?.clock.is ?? 'prepared'
}
