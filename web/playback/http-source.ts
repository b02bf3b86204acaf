import { z } from 'zod'
import { unitId } from '../../domain/ids.ts'
import type { UnitPosition } from '../../domain/position/frame.ts'
import { densityAnswer, eventsAnswer, replayAnswer, stateAnswer } from '../lib/answers.ts'
import { ask, type Result } from '../lib/api.ts'
import type { PlaybackSource } from './source.ts'

const LOG_LINES = 100

/** A fix as the server's GeoJSON says it: a point, or one vertex of a track. */
const fixFacts = z.object({
  unitId,
  fixAt: z.string(),
  headingDeg: z.number().nullish(),
  speedMps: z.number().nullish(),
  batteryPct: z.number().nullish(),
  simulated: z.boolean().default(false),
})
const coordinates = z.tuple([z.number(), z.number()]).rest(z.number())
const positionsAnswer = z.object({
  features: z.array(z.object({ geometry: z.object({ coordinates }), properties: fixFacts })),
})
const tracksAnswer = z.object({
  features: z.array(
    z.object({
      geometry: z.object({ coordinates: z.array(coordinates) }),
      properties: z.object({ unitId, times: z.array(z.string()), simulated: z.boolean().default(false) }),
    }),
  ),
})

/** Reads an operation's past from the server, as this session may see it. */
export function httpSource(operation: string): PlaybackSource {
  const base = `/api/operations/${encodeURIComponent(operation)}`
  const iso = (ms: number) => encodeURIComponent(new Date(ms).toISOString())
  return {
    density: (signal) => ask(`${base}/density?buckets=200`, densityAnswer, { signal }),
    stateAt: (atMs, signal) => ask(`${base}/state?at=${iso(atMs)}`, stateAnswer, { signal }),
    steps: async (since, limit, signal) =>
      mapped(
        await ask(`${base}/replay?since=${since}&limit=${limit}`, replayAnswer, { signal }),
        ({ steps }) => steps,
      ),
    log: async (seq, signal) =>
      mapped(
        await ask(`${base}/events?before=${seq + 1}&limit=${LOG_LINES}`, eventsAnswer, { signal }),
        ({ events }) => events.toSorted((a, b) => a.seq - b.seq),
      ),
    positionsAt: async (atMs, signal) =>
      mapped(await ask(`${base}/positions?at=${iso(atMs)}`, positionsAnswer, { signal }), ({ features }) =>
        features.map(({ geometry, properties }) => positionFrom(properties, geometry.coordinates)),
      ),
    tracks: async (fromMs, toMs, signal) =>
      mapped(
        await ask(`${base}/tracks?from=${iso(fromMs)}&to=${iso(toMs)}`, tracksAnswer, { signal }),
        ({ features }) => ({
          toMs,
          fixes: new Map(features.map((track) => [track.properties.unitId, vertices(track)])),
        }),
      ),
  }
}

type Coordinates = z.infer<typeof coordinates>

function positionFrom(facts: z.infer<typeof fixFacts>, [lon, lat]: Coordinates): UnitPosition {
  const { headingDeg = null, speedMps = null, batteryPct = null, simulated } = facts
  return {
    ...{ unitId: facts.unitId, lat, lon, headingDeg, speedMps, batteryPct, simulated },
    ...{ fixAtMs: Date.parse(facts.fixAt), stale: false, sos: false },
  }
}

function vertices({
  geometry,
  properties,
}: z.infer<typeof tracksAnswer>['features'][number]): UnitPosition[] {
  return geometry.coordinates.flatMap((place, index) => {
    const fixAt = properties.times[index]
    return fixAt === undefined ? [] : [positionFrom({ ...properties, fixAt }, place)]
  })
}

const mapped = <A, B>(result: Result<A>, turn: (value: A) => B): Result<B> =>
  result.ok ? { ok: true, value: turn(result.value) } : result
