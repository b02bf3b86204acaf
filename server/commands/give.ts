import { createHmac } from 'node:crypto'
import { v7 as newId } from 'uuid'
import type { PersonRow } from '../../db/event-log.ts'
import { grantIn, MAY_COMMAND, type Grant } from '../../domain/access.ts'
import type { Actor } from '../../domain/actor.ts'
import type { Command } from '../../domain/commands.ts'
import type { Extent } from '../../domain/extent.ts'
import { covers } from '../../domain/jurisdiction.ts'
import type { Account } from '../accounts/accounts.ts'
import { ApiError, invalid, type ErrorCode } from '../errors.ts'
import { fault } from '../field-words.ts'
import { canonical } from '../plugins/database.ts'
import { strangerIn } from '../people/seen.ts'
import { accessOf, type Operation, type Rooms } from '../rooms/rooms.ts'
import type { Answer } from '../rooms/submission.ts'
import { parseOrThrow } from './parse.ts'
import { putPersonsAside } from './put-aside.ts'

/**
 * Beginnings of the ids that the program makes for its own commands. From anybody else they are refused: who used the
 * id of an inject first would keep it from ever being delivered.
 */
const OF_THE_PROGRAM = /^(inject|pack|prepare|stopped):/

export interface DoorOptions {
  readonly rooms: Rooms
  /** Where the county lies; undefined while no pack is loaded. */
  readonly extent: () => Extent | undefined
  /** Keys the hash of bodies, which may hold a phone number. */
  readonly secret: string
  /** For the metrics. */
  readonly counted: (type: Command['type'], outcome: 'accepted' | 'refused') => void
  /** Told of a command that somebody has no right to give. */
  readonly forbidden: (account: Account, operation: string, command: Command, code: ErrorCode) => void
}

/** The only way into a log: HTTP, the socket and the program itself all come through here. */
export class CommandDoor {
  readonly #options: DoorOptions

  constructor(options: DoorOptions) {
    this.#options = options
  }

  /**
   * A command from somebody signed in.
   * @throws ApiError not-found (no such operation for them), invalid, wrong-jurisdiction, and those of Room.submit
   */
  async give(operationId: string, account: Account, body: unknown): Promise<Answer> {
    const { operation, grant } = this.enter(operationId, account)
    const command = parseOrThrow(body, this.#options.extent())
    if (OF_THE_PROGRAM.test(command.commandId)) throw invalid(fault('commandId', 'commandId-reserved'))
    const code = reasonAgainst(grant, command)
    if (code) {
      this.#options.forbidden(account, operationId, command, code)
      throw new ApiError(code)
    }
    const stranger = strangerIn(command.payload, operation.room.store, grant)
    if (stranger) throw invalid(fault(`payload.${stranger}`, 'person-unknown'))
    const actor = { id: account.id, role: grant.role, jurisdiction: grant.jurisdiction }
    return this.#submit(operation, actor, command)
  }

  /**
   * A command of the program itself, parsed like any other; it may do everything. `people` are kept with its events,
   * or not at all.
   */
  async giveAs(
    operationId: string,
    actor: Actor,
    body: unknown,
    people: readonly PersonRow[] = [],
  ): Promise<Answer> {
    const operation = this.#options.rooms.get(operationId)
    if (!operation) throw new ApiError('not-found')
    return this.#submit(operation, actor, parseOrThrow(body, this.#options.extent()), people)
  }

  /** The operation, and in which role somebody is there. @throws ApiError not-found */
  enter(operationId: string, { grants }: Pick<Account, 'grants'>): { operation: Operation; grant: Grant } {
    const operation = this.#options.rooms.get(operationId)
    const grant = operation && grantIn(accessOf(operation), grants)
    if (!operation || !grant) throw new ApiError('not-found')
    return { operation, grant }
  }

  async #submit(
    operation: Operation,
    actor: Actor,
    said: Command,
    more: readonly PersonRow[] = [],
  ): Promise<Answer> {
    const bodyHash = createHmac('sha256', this.#options.secret).update(canonical(said)).digest('hex')
    const { command, people } = putPersonsAside(said, newId)
    const answer = await operation.room.submit({ command, actor, bodyHash, people: [...people, ...more] })
    // Until an exercise starts nobody shall read from the metrics that there will be one.
    if (accessOf(operation).started) {
      this.#options.counted(command.type, answer.ok ? 'accepted' : 'refused')
    }
    return answer
  }
}

function reasonAgainst(grant: Grant, command: Command): 'forbidden' | 'wrong-jurisdiction' | undefined {
  if (!MAY_COMMAND[command.type].includes(grant.role)) return 'forbidden'
  return covers(grant.jurisdiction, command.jurisdiction) ? undefined : 'wrong-jurisdiction'
}
