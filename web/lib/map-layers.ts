/** The layers of the county that the page draws, from the lowest to the topmost. */
export const MAP_LAYERS = [
  'jurisdictions',
  'rivers',
  'roads',
  'powerLines',
  'riskAreas',
  'hamlets',
  'villages',
  'gauges',
  'facilities',
  'shelters',
] as const
export type MapLayer = (typeof MAP_LAYERS)[number]

/** Where a layer is; of one version of the county, which never changes, or of the newest. */
export const layerPath = (layer: MapLayer, version: string | undefined): string =>
  `/api/map/${layer}${version === undefined ? '' : `?version=${encodeURIComponent(version)}`}`
