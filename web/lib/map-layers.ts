/** The layers of the county that the page draws, from the lowest to the topmost. */
export const MAP_LAYERS = [
  'jurisdictions',
  'rivers',
  'roads',
  'villages',
  'gauges',
  'facilities',
  'shelters',
] as const
export type MapLayer = (typeof MAP_LAYERS)[number]

export const layerPath = (layer: MapLayer): string => `/api/map/${layer}`
