import { z } from 'zod'
import { baseDataCommands } from './base-data/commands.ts'
import { exerciseCommands } from './exercise/commands.ts'
import { instant } from './fields.ts'
import { commandId, type CommandId } from './ids.ts'
import { incidentCommands } from './incident/commands.ts'
import { markingCommands } from './marking/commands.ts'
import { jurisdiction, type Jurisdiction } from './jurisdiction.ts'
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

/** What is wrong with one field of a message from outside. `path` is dotted, as in `payload.position.lat`. */
export interface FieldIssue {
  readonly path: string
  readonly code: string
  readonly detail: string
}

export type Parsed<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly issues: FieldIssue[] }

/** Parses a command once, at the edge. Never throws; every fault names its field. */
export function parseCommand(body: unknown): Parsed<Command> {
  const envelope = commandEnvelope.safeParse(body)
  const type = envelope.success ? envelope.data.type : typeOf(body)
  const payload = type && COMMANDS[type].safeParse(hasPayload(body) ? body.payload : undefined)
  if (envelope.success && payload?.success) {
    return { ok: true, value: { ...envelope.data, payload: payload.data } as Command }
  }
  return {
    ok: false,
    issues: [
      ...(envelope.success ? [] : issuesOf(envelope.error)).filter(
        ({ path }) => !payload || path !== 'payload',
      ),
      ...(payload && !payload.success ? issuesOf(payload.error, ['payload']) : []),
    ],
  }
}

/** The issues of a zod error as field paths. */
export function issuesOf(error: z.ZodError, prefix: readonly PropertyKey[] = []): FieldIssue[] {
  return error.issues.flatMap((issue): FieldIssue[] => {
    const at = [...prefix, ...issue.path]
    const meant = issue.code === 'invalid_union' ? meantIn(issue.errors) : undefined
    if (meant) return issuesOf(meant, at)
    const paths = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...at, key]) : [at]
    return paths.map((path) => ({
      path: path.map(String).join('.'),
      code: issue.code,
      detail: issue.message,
    }))
  })
}

/** Of the forms that a value may have, the one that it was meant to have: the only one of its type, or with its fields. */
function meantIn(forms: readonly z.core.$ZodIssue[][]): z.ZodError | undefined {
  const ofItsType = forms.filter((issues) =>
    issues.every(({ code, path }) => code !== 'invalid_type' || path.length > 0),
  )
  const withItsFields = ofItsType.filter((issues) =>
    issues.every(({ code, path }) => code !== 'unrecognized_keys' || path.length > 0),
  )
  const [meant] = [ofItsType, withItsFields].filter(({ length }) => length === 1).flat()
  return meant && new z.ZodError(meant)
}

const hasPayload = (body: unknown): body is { payload: unknown } =>
  typeof body === 'object' && body !== null && 'payload' in body

function typeOf(body: unknown): CommandType | undefined {
  if (typeof body !== 'object' || body === null || !('type' in body) || typeof body.type !== 'string')
    return undefined
  return isCommandType(body.type) ? body.type : undefined
}
