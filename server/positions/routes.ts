import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { instant } from '../../domain/fields.ts'
import { operationId, unitId } from '../../domain/ids.ts'
import { CLOCK_AHEAD_MS } from '../../domain/position/stale.ts'
import type { Read } from '../../domain/read.ts'
import { viewFor, type Audience } from '../../domain/visibility.ts'
import { ApiError, invalid } from '../errors.ts'
import { fault } from '../field-words.ts'
import type { Storage } from '../plugins/database.ts'
import { positionsAsGeoJson, tracksAsGeoJson } from './geojson.ts'
import { positionsAnswer, tracksAnswer } from '../../domain/answers/devices.ts'
import { answers } from '../plugins/described.ts'

export interface PositionRouteOptions {
  /** Who asks, and the operation's records now. @throws ApiError when one may not enter it */
  readonly enter: (request: FastifyRequest, operation: string) => { audience: Audience; records: Read }
  readonly tracks: Pick<Storage['tracks'], 'readTrack' | 'readPositions'>
  readonly staleAfterS: () => number
  /** Epoch milliseconds. */
  readonly now: () => number
}

/** Of a longer track every nth fix is given. */
const MOST_FIXES = 2_000
/** Of many units, those of an hour's drive: a county has some hundreds. */
const MOST_UNITS = 1_000
const USUAL_SPAN_MS = 30 * 60_000
/** A position older than this at the instant asked for is nobody's position. */
const OLDEST_MS = 24 * 60 * 60_000

const epochMs = instant.transform((text) => Date.parse(text))
const params = z.object({ op: operationId })

/** Where units were: their tracks, and all of them at an instant. Only units that one may see today. */
export const positionRoutes: FastifyPluginAsyncZod<PositionRouteOptions> = async (app, options) => {
  app.get(
    '/api/operations/:op/tracks',
    {
      schema: {
        tags: ['positions'],
        summary: 'Tracks as GeoJSON: of one unit or of all, by default of the last 30 minutes',
        params,
        querystring: z.strictObject({
          unit: unitId.optional(),
          from: epochMs.optional(),
          to: epochMs.optional(),
        }),
        response: { 200: answers(tracksAnswer) },
      },
    },
    async (request) => {
      const { op } = request.params
      const to = request.query.to ?? options.now()
      const from = request.query.from ?? to - USUAL_SPAN_MS
      if (from > to) throw invalid(fault('query.from', 'after-to'))
      const tracks = []
      for (const unit of unitsFor(request, op, request.query.unit)) {
        const span = { unit, from: new Date(from), to: new Date(to), limit: MOST_FIXES }
        tracks.push(await options.tracks.readTrack(op, span))
      }
      return tracksAsGeoJson(tracks)
    },
  )

  app.get(
    '/api/operations/:op/positions',
    {
      schema: {
        tags: ['positions'],
        summary: 'Where the units were at an instant (now, unless said), as GeoJSON',
        params,
        querystring: z.strictObject({ at: epochMs.optional() }),
        response: { 200: answers(positionsAnswer) },
      },
    },
    async (request) => {
      const { op } = request.params
      const instantMs = request.query.at ?? options.now()
      // Now is what the live picture shows, with a fix of a phone whose clock runs ahead a little.
      const latestMs = request.query.at ?? instantMs + CLOCK_AHEAD_MS
      const span = { instant: new Date(latestMs), since: new Date(instantMs - OLDEST_MS) }
      const rows = await options.tracks.readPositions(op, { ...span, units: unitsFor(request, op) })
      return positionsAsGeoJson(rows, { instantMs, staleAfterS: options.staleAfterS() })
    },
  )

  /** @throws ApiError not-found, also for a unit that is there and may not be seen */
  function unitsFor(request: FastifyRequest, operation: string, only?: string): string[] {
    const { audience, records } = options.enter(request, operation)
    if (only !== undefined) {
      const unit = records.get('unit', only)
      if (!unit || !viewFor(audience, unit)) throw new ApiError('not-found')
      return [only]
    }
    const visible = [...records.list('unit')].filter((unit) => viewFor(audience, unit) !== undefined)
    return visible.slice(0, MOST_UNITS).map(({ id }) => id)
  }
}
