import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyContextConfig, FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import { jsonSchemaTransform } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { COMMAND_TYPES, COMMANDS } from '../../domain/commands.ts'
import { ERRORS } from '../errors.ts'

const words = { type: 'object', properties: { zh: { type: 'string' }, en: { type: 'string' } } }
const field = { type: 'object', properties: { path: { type: 'string' }, message: words } }
const errorSchema = (codes: readonly string[]) => ({
  type: 'object',
  required: ['ok', 'code', 'message'],
  properties: {
    ok: { const: false },
    code: { enum: codes },
    message: words,
    fields: { type: 'array', items: field },
  },
})
const all = Object.entries(ERRORS)

interface DescribedAnswer {
  readonly description?: string
}

/** What every route may answer beside its own. */
const errorResponses: Readonly<Record<string, DescribedAnswer>> = Object.fromEntries(
  [...new Set(all.map(([, [status]]) => status))].map((status) => {
    const same = all.filter(([, error]) => error[0] === status)
    const description = same.map(([code, [, { en }]]) => `\`${code}\`: ${en}`).join('; ')
    return [status, { description, ...errorSchema(same.map(([code]) => code)) }]
  }),
)

/** The answers of a route with those of all: where it has one of its own beside an error's, it is either. */
function withErrors(own: Readonly<Record<string, DescribedAnswer>>): Record<string, DescribedAnswer> {
  const merged = Object.entries(own).map(([status, answer]) => {
    const error = errorResponses[status]
    if (!error) return [status, answer]
    const description = `${answer.description}; ${error.description}`
    return [status, { description, anyOf: [answer, error] }]
  })
  return { ...errorResponses, ...Object.fromEntries(merged) }
}

/** The payload of every command, by its type. */
const payloads = Object.fromEntries(
  COMMAND_TYPES.map((type) => [type, { title: type, ...jsonSchemaOf(COMMANDS[type]) }]),
)

/** The body of a command: its envelope, and a payload for each type. */
export const commandBody = {
  type: 'object',
  required: ['commandId', 'type', 'jurisdiction', 'payload'],
  properties: {
    commandId: { type: 'string', pattern: '^[A-Za-z0-9:._-]{8,128}$' },
    type: { enum: COMMAND_TYPES },
    jurisdiction: { type: 'string', pattern: '^\\d{6}(\\d{3}){0,3}$' },
    occurredAt: { type: 'string', format: 'date-time' },
    payload: { description: 'As its type wants it.', anyOf: Object.values(payloads) },
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
      openapi: {
        openapi: '3.1.0',
        info: { title: '烽火 Fenghuo', version: app.services.version, description: DESCRIPTION },
      },
      transform(route) {
        const { schema, url } = jsonSchemaTransform(route as Parameters<typeof jsonSchemaTransform>[0])
        const { described } = (route.route as { config?: FastifyContextConfig }).config ?? {}
        const response = withErrors((schema['response'] ?? {}) as Record<string, DescribedAnswer>)
        return { schema: { ...schema, ...described, response }, url }
      },
    })
    // The page's own rules would ask for https, which a server reached by address in an office has not.
    const staticCSP = `default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; object-src 'none'; frame-ancestors 'none'; base-uri 'none'`
    await app.register(swaggerUi, { routePrefix: '/api/docs', staticCSP, uiConfig: { validatorUrl: null } })
  },
  { name: 'openapi' },
)
