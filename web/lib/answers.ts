import { z } from 'zod'
import { ROLES } from '../../domain/actor.ts'
import type { Event } from '../../domain/events.ts'
import { SEARCH_KINDS } from '../../domain/geo/search/entry.ts'
import { jurisdiction } from '../../domain/jurisdiction.ts'
import type { WireRecords, WireRemovals } from '../../domain/sync/wire.ts'

/** The shapes of the server's answers. Records and events are the domain's own and come from our own server. */
const said = z.object({ zh: z.string(), en: z.string() })
const records = z.custom<WireRecords>((value) => typeof value === 'object' && value !== null)
const removals = z.custom<WireRemovals>((value) => typeof value === 'object' && value !== null)
const events = z.array(
  z.custom<Event>((value) => typeof value === 'object' && value !== null && 'seq' in value),
)
const role = z.enum(ROLES)
export const nothing = z.unknown()

/** West, south, east, north, degrees. */
const box = z.tuple([z.number(), z.number(), z.number(), z.number()])

const basemap = z.object({
  ...{ version: z.string(), tiles: z.enum(['vector', 'raster']), bounds: box },
  ...{ minZoom: z.number(), maxZoom: z.number() },
  ...{ attribution: z.string().nullable(), layers: z.array(z.string()) },
})
export const basemapAnswer = z.object({ basemap: basemap.nullable() })
/** The county's own base map in one version of the county. */
export type Basemap = z.infer<typeof basemap>

/** What the server says of the county's terrain: which grids there are, and where (west, south, east, north, degrees). */
const terrain = z.object({ version: z.string(), bounds: box, landcover: z.boolean() })
export const terrainAnswer = z.object({ terrain: terrain.nullable() })
export type TerrainFacts = Readonly<z.infer<typeof terrain>>

export const configAnswer = z.object({
  version: z.string(),
  county: z
    .object({
      code: z.string(),
      name: said,
      bbox: box.optional(),
      version: z.string().optional(),
      /** 审图号; null where the map shows no real place. */
      mapReviewNumber: z.string().nullish(),
      basemap: basemap.nullish(),
      terrain: terrain.nullish(),
    })
    .nullable(),
  demo: z
    .object({ accounts: z.array(z.object({ username: z.string(), title: said })), password: z.string() })
    .nullable(),
  staleAfterS: z.number(),
  /** Whether the server has a key for 天地图. */
  tianditu: z.boolean().optional(),
  /** 审图号 of 天地图; null when nobody has set it. */
  tiandituReviewNumber: z.string().nullish(),
  /** Whether the request carried a good session; saves the page a 401 to find out. */
  signedIn: z.boolean().optional(),
})
export type Config = z.infer<typeof configAnswer>

export const grant = z.object({ operation: z.string(), role, jurisdiction })
export const sessionAnswer = z.object({
  account: z.object({ id: z.string(), username: z.string(), displayName: z.string() }),
  grants: z.array(grant),
  mustChangePassword: z.boolean().optional(),
})
export type SessionAnswer = z.infer<typeof sessionAnswer>

const operation = z.object({
  id: z.string(),
  kind: z.enum(['actual', 'exercise']),
  title: said,
  status: z.enum(['open', 'prepared', 'running', 'paused', 'ended']),
  role,
  jurisdiction,
  createdAt: z.string(),
})
export type Operation = z.infer<typeof operation>
export const operationsAnswer = z.object({ operations: z.array(operation) })

export const scenariosAnswer = z.object({
  scenarios: z.array(
    z.object({ id: z.string(), title: said, summary: said, injects: z.number(), durationMs: z.number() }),
  ),
})
export type Scenario = z.infer<typeof scenariosAnswer>['scenarios'][number]

export const createdAnswer = z.looseObject({ id: z.string() })
export const eventsAnswer = z.object({ fromSeq: z.number().default(0), events })
export const stateAnswer = z.object({ seq: z.number(), records })

export const densityAnswer = z.object({
  from: z.string().nullable(),
  to: z.string().nullable(),
  buckets: z.array(z.object({ at: z.string(), fromSeq: z.number(), count: z.number() })),
})
export type Density = z.infer<typeof densityAnswer>

export const replayAnswer = z.object({
  fromSeq: z.number(),
  toSeq: z.number(),
  steps: z.array(
    z.object({
      fromSeq: z.number(),
      toSeq: z.number(),
      recordedAt: z.string(),
      put: records,
      remove: removals,
      log: events,
    }),
  ),
})
export type ReplayStep = z.infer<typeof replayAnswer>['steps'][number]

const point = z.object({ lat: z.number(), lon: z.number() })
export const searchAnswer = z.object({
  point: point.nullable(),
  results: z.array(
    z.object({
      ...{ kind: z.enum(SEARCH_KINDS), id: z.string(), name: said, jurisdiction: z.string(), point },
      alias: z.string().optional(),
      offset: z.object({ metres: z.number(), bearingDeg: z.number() }).optional(),
    }),
  ),
})
export type SearchResult = z.infer<typeof searchAnswer>['results'][number]

export const peopleAnswer = z.object({
  people: z.record(
    z.string(),
    z.union([
      z.object({ erased: z.literal(true) }),
      z.object({ name: z.string(), phoneMasked: z.string().nullish() }),
    ]),
  ),
})
export type PersonShown = z.infer<typeof peopleAnswer>['people'][string]
export const revealedAnswer = z.object({ name: z.string().nullable(), phone: z.string().nullable() })

export const devicesAnswer = z.object({
  devices: z.array(
    z.object({
      key: z.string(),
      firstSeenAt: z.string(),
      lastSeenAt: z.string(),
      count: z.number(),
      last: z.object({ lat: z.number(), lon: z.number() }).nullish(),
    }),
  ),
})
export type SeenDevice = z.infer<typeof devicesAnswer>['devices'][number]

const account = z.object({
  id: z.string(),
  username: z.string(),
  displayName: z.string(),
  disabled: z.boolean(),
  grants: z.array(grant),
})
export type AccountRow = z.infer<typeof account>
export const accountsAnswer = z.object({ accounts: z.array(account) })
