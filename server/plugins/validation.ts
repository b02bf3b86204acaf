import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Extent } from '../../domain/extent.ts'
import { parse } from '../../domain/parse.ts'
import { ApiError, invalid } from '../errors.ts'
import { fault } from '../field-words.ts'
import { faultsOf } from '../issue-faults.ts'
import { findUnstorable } from '../unstorable.ts'

/** How a field of each part of a request is named in an answer; those of a body stand alone. */
const PREFIX: Readonly<Record<string, readonly string[]>> = {
  body: [],
  querystring: ['query'],
  params: ['params'],
  headers: ['headers'],
}

/** Devices and pages may ask with anything. */
const STRICT = /^\/(api|health|metrics)(\/|$)/

/**
 * Requests are parsed by the zod schema of their route; every fault names its field. Answers are written as they are.
 * @param extent of the county, by which a swapped position is known
 */
export function validateRequests(app: FastifyInstance, extent: () => Extent | undefined): void {
  // Who asks with a query that nobody reads is told so: a filter that is mistyped must not give everything.
  app.addHook('onRoute', (route) => {
    if (!STRICT.test(route.url) || route.url.startsWith('/api/docs') || route.schema?.querystring) return
    route.schema = { ...route.schema, querystring: z.strictObject({}) }
  })
  // Nothing here unpacks a body; parsed as it came, it would be taken for something else. After the limits have counted.
  app.addHook('preParsing', async ({ headers }) => {
    if ((headers['content-encoding'] ?? 'identity') !== 'identity') throw new ApiError('unsupported-type')
  })
  app.setValidatorCompiler(({ schema, httpPart }) => (data) => {
    const prefix = PREFIX[httpPart ?? 'body'] ?? []
    const unstorable = findUnstorable(data, prefix.join('.'))
    if (unstorable) return { error: invalid(fault(unstorable.path, unstorable.is)) }
    const parsed = parse(schema as z.ZodType, data, prefix)
    if (parsed.ok) return { value: parsed.value }
    return { error: invalid(...faultsOf(parsed.issues, prefix.length > 0 ? undefined : data, extent())) }
  })
  app.setSerializerCompiler(() => (data) => JSON.stringify(data))
}
