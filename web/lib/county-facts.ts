import { basemapAnswer, terrainAnswer, type Basemap, type Config, type TerrainFacts } from './answers.ts'
import { ask, type Result } from './api.ts'
import { OfVersion } from './of-version.svelte.ts'

/** The county's own base map, by version of the county. @param county as the page found it when it was opened */
export const basemapsOf = (county: Config['county']): OfVersion<Basemap> =>
  new OfVersion(county?.version, county?.basemap, async (version) =>
    turned(await ask(`/api/basemap?version=${encodeURIComponent(version)}`, basemapAnswer), 'basemap'),
  )

/** Its height grid, by version of the county. */
export const terrainsOf = (county: Config['county']): OfVersion<TerrainFacts> =>
  new OfVersion(county?.version, county?.terrain, async (version) =>
    turned(await ask(`/api/terrain?version=${encodeURIComponent(version)}`, terrainAnswer), 'terrain'),
  )

const turned = <K extends string, T>(result: Result<Readonly<Record<K, T>>>, key: K): Result<T> =>
  result.ok ? { ok: true, value: result.value[key] } : result
