import fc from 'fast-check'
import { z } from 'zod'
import { COMMANDS, type CommandType } from '../../domain/commands.ts'
import { PLACES } from '../support/domain/bodies/body.ts'

/** The part of JSON Schema that our commands need. */
interface Schema {
  readonly type?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema | false
  readonly prefixItems?: readonly Schema[]
  readonly maxItems?: number
  readonly minItems?: number
  readonly pattern?: string
  readonly format?: string
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly exclusiveMinimum?: number
}

/** Ids that the stories make, so that an arbitrary command now and then meets a record. */
const KNOWN_IDS = [...Array.from({ length: 30 }, (_, at) => `n-${at + 1}`), 'constructor', 'toJSON']
const ID_PATTERN = '^[A-Za-z0-9][A-Za-z0-9:._-]{0,127}$'

/** Any payload that the schema of a command lets through, and some that it does not. */
export const arbitraryPayload = (type: CommandType): fc.Arbitrary<unknown> =>
  valueOf(z.toJSONSchema(COMMANDS[type], { io: 'input' }) as Schema)

function valueOf(schema: Schema): fc.Arbitrary<unknown> {
  if (schema.enum) return fc.constantFrom(...schema.enum)
  if (schema.const !== undefined) return fc.constant(schema.const)
  const either = schema.anyOf ?? schema.oneOf
  if (either) return fc.oneof(...either.map(valueOf))
  if (schema.prefixItems) return fc.tuple(...schema.prefixItems.map(valueOf))
  switch (schema.type) {
    case 'object':
      return schema.properties
        ? objectOf(schema, schema.properties)
        : fc.dictionary(fc.string(), fc.jsonValue())
    case 'array':
      return fc.array(valueOf(schema.items || {}), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.max(schema.minItems ?? 0, Math.min(schema.maxItems ?? 5, 5)),
      })
    case 'string':
      return textOf(schema)
    case 'integer':
      return fc.integer({
        min: Math.max(schema.minimum ?? schema.exclusiveMinimum ?? -10, -(2 ** 31)),
        max: Math.min(schema.maximum ?? 2 ** 31 - 1, 2 ** 31 - 1),
      })
    case 'number':
      return fc.double({ min: schema.minimum ?? -1e9, max: schema.maximum ?? 1e9, noNaN: true })
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    default:
      return fc.jsonValue()
  }
}

function objectOf(schema: Schema, properties: Readonly<Record<string, Schema>>): fc.Arbitrary<unknown> {
  const fields = Object.fromEntries(Object.entries(properties).map(([name, field]) => [name, valueOf(field)]))
  return fc.record(fields, { requiredKeys: [...(schema.required ?? [])] })
}

function textOf({ pattern, format, minLength = 0, maxLength = 40 }: Schema): fc.Arbitrary<string> {
  if (pattern === ID_PATTERN)
    return fc.oneof(fc.constantFrom(...KNOWN_IDS), fc.stringMatching(new RegExp(pattern)))
  if (format === 'date') return fc.date(YEARS).map((date) => date.toISOString().slice(0, 10))
  if (format === 'date-time')
    return fc.oneof(
      fc.date(YEARS).map((date) => date.toISOString()),
      fc.constantFrom(...INSTANTS),
    )
  if (pattern?.includes('\\d{6}')) return fc.constantFrom(...PLACES)
  if (pattern) return fc.stringMatching(new RegExp(pattern))
  return fc.string({ minLength, maxLength: Math.max(minLength, Math.min(maxLength, 40)), unit: 'grapheme' })
}

const YEARS = {
  min: new Date('0001-01-01T00:00:00Z'),
  max: new Date('9999-12-30T00:00:00Z'),
  noInvalidDate: true,
}

/** The edges of what the schema of an instant lets through. */
const INSTANTS = [
  '0000-01-01T00:00:00+23:59',
  '9999-12-31T23:59:59.999999999-23:59',
  '2024-02-29T12:00Z',
  '2026-07-14T18:00:00+08:00',
]
