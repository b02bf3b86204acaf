import { z } from 'zod'
import { box, point, said } from './common.ts'
import { SEARCH_KINDS } from '../geo/search/entry.ts'
import { MAP_PROGRAMS } from '../geo/search/map-link.ts'
import { datum } from '../position.ts'

export const basemap = z.object({
  ...{ version: z.string(), tiles: z.enum(['vector', 'raster']), bounds: box },
  ...{ minZoom: z.number(), maxZoom: z.number() },
  ...{ attribution: z.string().nullable(), layers: z.array(z.string()) },
})
export const basemapAnswer = z.object({ basemap: basemap.nullable() })
/** The county's own base map in one version of the county. */
export type Basemap = z.infer<typeof basemap>

/** What the server says of the county's terrain: which grids there are, and where (west, south, east, north, degrees). */
export const terrain = z.object({ version: z.string(), bounds: box, landcover: z.boolean() })
export const terrainAnswer = z.object({ terrain: terrain.nullable() })
export type TerrainFacts = Readonly<z.infer<typeof terrain>>

export const searchAnswer = z.object({
  point: point.nullable(),
  link: z.object({ program: z.enum(MAP_PROGRAMS), datum, isDatumSure: z.boolean() }).optional(),
  results: z.array(
    z.object({
      ...{ kind: z.enum(SEARCH_KINDS), id: z.string(), name: said, jurisdiction: z.string(), point },
      alias: z.string().optional(),
      offset: z.object({ metres: z.number(), bearingDeg: z.number() }).optional(),
    }),
  ),
})
export type SearchResult = z.infer<typeof searchAnswer>['results'][number]
