import type { County } from '../setup/county.ts'
import type { BasemapFiles } from './basemap-files.ts'

/** What a map must know to draw the county's own base map; null when there is none, or its file is not here. */
export function basemapFacts({ version, basemap }: Pick<County, 'version' | 'basemap'>, files: BasemapFiles) {
  if (!basemap || !files.has(basemap)) return null
  const { tiles, bounds, minZoom, maxZoom, attribution, layers } = basemap
  const kind = tiles === 'vector' ? 'vector' : 'raster'
  return { version, tiles: kind, bounds, minZoom, maxZoom, attribution, layers } as const
}
