import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import { createJsonSchemaTransform } from 'fastify-type-provider-zod'

/** The contract, described from the schemas that check it: /api/docs for people, /api/docs/json for programs. */
export const openapi = fp(
  async (app: FastifyInstance) => {
    await app.register(swagger, {
      openapi: {
        info: {
          ...{ title: '烽火 Fenghuo', version: app.services.version },
          description:
            'Emergency command map for townships and counties. Sign in first: the cookie is the key.',
        },
      },
      transform: createJsonSchemaTransform({ skipList: [] }),
    })
    await app.register(swaggerUi, { routePrefix: '/api/docs', staticCSP: true })
  },
  { name: 'openapi' },
)
