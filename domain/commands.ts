import { z } from 'zod'
import { baseDataCommands } from './base-data/commands.ts'
import { exerciseCommands } from './exercise/commands.ts'
import { instant } from './fields.ts'
import { commandId, type CommandId } from './ids.ts'
import { incidentCommands } from './incident/commands.ts'
import { markingCommands } from './marking/commands.ts'
import { jurisdiction, type Jurisdiction } from './jurisdiction.ts'
import { parse, type Parsed } from './parse.ts'
import { stockCommands } from './stock/commands.ts'
import { unitCommands } from './unit/commands.ts'

/** One registry of every command: its payload's schema gives types, validation and OpenAPI. */
export const COMMANDS = {
  ...incidentCommands,
  ...unitCommands,
  ...stockCommands,
  ...markingCommands,
  ...exerciseCommands,
  ...baseDataCommands,
} as const

export type CommandType = keyof typeof COMMANDS
export type PayloadOf<T extends CommandType> = z.output<(typeof COMMANDS)[T]>

export const COMMAND_TYPES = Object.keys(COMMANDS) as CommandType[]
export const isCommandType = (type: string): type is CommandType => Object.hasOwn(COMMANDS, type)

/** The outside of every command; the payload is parsed by the schema of its type. */
export const commandEnvelope = z.strictObject({
  commandId,
  type: z.enum(COMMAND_TYPES as [CommandType, ...CommandType[]]),
  jurisdiction,
  occurredAt: instant.optional(),
  payload: z.unknown(),
})

interface CommandOf<T extends CommandType> {
  readonly commandId: CommandId
  readonly type: T
  readonly jurisdiction: Jurisdiction
  /** When the reporter says it happened; absent: now. */
  readonly occurredAt?: string | undefined
  readonly payload: PayloadOf<T>
}

/** A parsed command. Narrow on `type` to have its payload. */
export type Command<T extends CommandType = CommandType> = { [K in T]: CommandOf<K> }[T]

/** Parses a command once, at the edge. Never throws; every fault names its field. */
export function parseCommand(body: unknown): Parsed<Command> {
  const envelope = parse(commandEnvelope, body)
  const type = envelope.ok ? envelope.value.type : typeOf(body)
  const payload = type && parse(COMMANDS[type], hasPayload(body) ? body.payload : undefined, ['payload'])
  if (envelope.ok && payload?.ok) {
    return { ok: true, value: { ...envelope.value, payload: payload.value } as Command }
  }
  return {
    ok: false,
    issues: [
      ...(envelope.ok ? [] : envelope.issues).filter(({ path }) => !payload || path !== 'payload'),
      ...(payload && !payload.ok ? payload.issues : []),
    ],
  }
}

const hasPayload = (body: unknown): body is { payload: unknown } =>
  typeof body === 'object' && body !== null && 'payload' in body

function typeOf(body: unknown): CommandType | undefined {
  if (typeof body !== 'object' || body === null || !('type' in body) || typeof body.type !== 'string')
    return undefined
  return isCommandType(body.type) ? body.type : undefined
}
