import { z } from 'zod'

/** What a route parses itself, as OpenAPI has it: JSON schemas that describe, and check nothing. */
export interface Described {
  /** An object, or `content` by media type. */
  readonly body?: object
  readonly querystring?: Properties
  readonly headers?: Properties
}

interface Properties {
  readonly type: 'object'
  readonly required?: readonly string[]
  readonly properties: Readonly<Record<string, object>>
}

declare module 'fastify' {
  interface FastifyContextConfig {
    described?: Described
  }
}

/**
 * The shape of an answer, as a route's `response` takes it. Not the compiler but openapi.test.ts holds the answers
 * against it: what a handler gives has branded ids and lists that are read only.
 */
export const answers = (schema: z.ZodType, description = 'Done'): z.ZodType => schema.describe(description)

/** An answer without a body. */
export const nothing = (description: string): z.ZodType => z.null().describe(description)

/** An answer that is a file, by the media types that it may have; of those that are JSON the schema. */
export function files(description: string, ...types: readonly (string | readonly [string, z.ZodType])[]) {
  const binary = z.any().meta({ type: 'string', format: 'binary' })
  const content = types.map((type) =>
    typeof type === 'string' ? [type, { schema: binary }] : [type[0], { schema: type[1] }],
  )
  return { description, content: Object.fromEntries(content) as Record<string, { schema: z.ZodType }> }
}

/** GeoJSON of which the features are those of a layer. */
export const geojson = z.looseObject({
  type: z.literal('FeatureCollection'),
  features: z.array(z.looseObject({ type: z.literal('Feature') })),
})

/** As what an answer of geography may be taken away. */
export const EXPORTS = [['application/geo+json', geojson], 'text/csv'] as const
