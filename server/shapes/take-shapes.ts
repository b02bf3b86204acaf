import type { FastifyInstance, FastifyRequest } from 'fastify'
import { faultOf } from '../../domain/geo/fault.ts'
import { ApiError, invalid, tooLarge } from '../errors.ts'
import { fault } from '../field-words.ts'
import { signedIn } from '../plugins/session.ts'
import { readBody } from './read-body.ts'

/** Twice a million positions written out with all their digits; beyond it the connection is closed. */
const COUNTED_BYTES = 64 * 1024 * 1024

/**
 * Has the routes of a plugin say of a body beyond their limit how many positions its shape has, instead of only that it
 * is too large. Nobody but who is signed in may have a body read at all.
 * @param mostPositions that a shape of these routes may have
 */
export function takeShapes(app: FastifyInstance, mostPositions: number): void {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.addHook('onRequest', async (request) => void signedIn(request))
  app.addContentTypeParser(
    'application/json',
    async (request: FastifyRequest, stream: FastifyRequest['raw']) => {
      const body = await takeWhole(request, stream, mostPositions)
      return new Promise<unknown>((resolve, reject) => {
        parse(request, body, (error, parsed) => (error ? reject(error) : resolve(parsed)))
      })
    },
  )
}

async function takeWhole(
  { headers, routeOptions }: FastifyRequest,
  stream: FastifyRequest['raw'],
  mostPositions: number,
): Promise<string> {
  const { bodyLimit } = routeOptions
  if (Number(headers['content-length']) > COUNTED_BYTES) throw tooLarge('body', bodyLimit)
  const limits = {
    ...{ keptBytes: bodyLimit, countedBytes: COUNTED_BYTES },
    mostPositions,
  }
  // Whoever breaks off hears nothing of it; the log does.
  const read = await readBody(stream, limits).catch((cause: unknown) => {
    throw new ApiError('invalid', { fields: [fault('body', 'body-broken-off')], cause })
  })
  switch (read.is) {
    case 'whole':
      return read.bytes.toString()
    case 'too-large':
      throw tooLarge('body', bodyLimit)
    case 'too-many-positions': {
      const { path, count } = read.tooMany
      const { message } = faultOf('too-many-vertices', path, { most: mostPositions, count })
      throw invalid({ path, message })
    }
  }
}
