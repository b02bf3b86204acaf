import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import { jsonSchemaTransform } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { COMMAND_TYPES, COMMANDS } from '../../domain/commands.ts'
import { ERRORS } from '../errors.ts'

/** A body that a route parses itself, as OpenAPI has it. */
export interface DescribedBody {
  readonly type: 'object'
  readonly required: readonly string[]
  readonly properties: Readonly<Record<string, unknown>>
}

const words = { type: 'object', properties: { zh: { type: 'string' }, en: { type: 'string' } } }
const errorSchema = {
  type: 'object',
  required: ['ok', 'code', 'message'],
  properties: {
    ok: { const: false },
    code: { enum: Object.keys(ERRORS) },
    message: words,
    fields: {
      type: 'array',
      items: { type: 'object', properties: { path: { type: 'string' }, message: words } },
    },
  },
}
const all = Object.entries(ERRORS)

/** What every route may answer beside its own. */
const errorResponses = Object.fromEntries(
  [...new Set(all.map(([, [status]]) => status))].map((status) => {
    const same = all.filter(([, error]) => error[0] === status)
    return [
      status,
      { description: same.map(([code, [, { en }]]) => `\`${code}\`: ${en}`).join('; '), ...errorSchema },
    ]
  }),
)

/** The payload of every command, by its type. */
const payloads = Object.fromEntries(
  COMMAND_TYPES.map((type) => [type, { title: type, ...jsonSchemaOf(COMMANDS[type]) }]),
)

/** The body of a command: its envelope, and a payload for each type. */
export const commandBody: DescribedBody = {
  type: 'object',
  required: ['commandId', 'type', 'jurisdiction', 'payload'],
  properties: {
    commandId: { type: 'string', pattern: '^[A-Za-z0-9:._-]{8,128}$' },
    type: { enum: COMMAND_TYPES },
    jurisdiction: { type: 'string', pattern: '^\\d{6}(\\d{3}){0,3}$' },
    occurredAt: { type: 'string', format: 'date-time' },
    payload: { description: 'As its type wants it.', oneOf: Object.values(payloads) },
  },
}

function jsonSchemaOf(schema: z.ZodType): object {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
  return rest
}

const DESCRIPTION = `Emergency command map for townships and counties. Sign in first (\`POST /api/session\`): the
cookie is the key. Every error has the same body: a code, words in Chinese and English, and for \`invalid\` the fields.
The socket (socket.io, namespace \`/operations\`) takes the same commands and sends what changes: docs/sync.md.`

/** The contract, described from the schemas that check it: /api/docs for people, /api/docs/json for programs. */
export const openapi = fp(
  async (app: FastifyInstance) => {
    await app.register(swagger, {
      openapi: { info: { title: '烽火 Fenghuo', version: app.services.version, description: DESCRIPTION } },
      transform(route) {
        const { schema, url } = jsonSchemaTransform(route as Parameters<typeof jsonSchemaTransform>[0])
        const described = (route.route as { config?: { describedBody?: DescribedBody } }).config
          ?.describedBody
        const body = described ?? schema['body']
        const response = {
          200: { description: 'Done' },
          ...errorResponses,
          ...(schema['response'] as object),
        }
        return { schema: { ...schema, ...(body ? { body } : {}), response }, url }
      },
    })
    // The page's own rules would ask for https, which a server reached by address in an office has not.
    const staticCSP = `default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; object-src 'none'; frame-ancestors 'none'; base-uri 'none'`
    await app.register(swaggerUi, { routePrefix: '/api/docs', staticCSP, uiConfig: { validatorUrl: null } })
  },
  { name: 'openapi' },
)

declare module 'fastify' {
  interface FastifyContextConfig {
    describedBody?: DescribedBody
  }
}
