import type { LayerSpecification, SourceSpecification } from 'maplibre-gl'
import type { TerrainFacts } from '../../lib/answers.ts'
import type { Look } from './base-style.ts'
import type { Palette } from './palette.ts'

/** The zoom at which a pixel of a height tile is as wide as a cell of 30 m; nearer, the tile is enlarged. */
const FINEST_HEIGHTS = 12
/** Below this zoom, where a county fills the screen, one height in four is enough: a quarter of the tiles. */
const NEAR_HILLS = 10.75
const FIRST_CONTOURS = 11
const FINEST_CONTOURS = 14
export const RELIEF_SOURCE = 'relief'

/** Hillshade and the tilted view ask for a source each: MapLibre keeps their tiles at different sizes. */
export function terrainSources(
  { version, bounds, landcover }: TerrainFacts,
  theme: Look['theme'],
): Record<string, SourceSpecification> {
  const tiles = (path: string) => [
    `${location.origin}/api/terrain/${path}/{z}/{x}/{y}?version=${encodeURIComponent(version)}`,
  ]
  const box = { bounds: [...bounds] as [number, number, number, number] }
  const heights: SourceSpecification = {
    ...{ type: 'raster-dem', tiles: tiles('heights'), encoding: 'terrarium', tileSize: 256 },
    ...{ minzoom: 6, maxzoom: FINEST_HEIGHTS },
    ...box,
  }
  return {
    hills: heights,
    'hills-far': { ...heights, tileSize: 512 },
    [RELIEF_SOURCE]: heights,
    contours: {
      ...{ type: 'vector', tiles: tiles('contours'), minzoom: FIRST_CONTOURS, maxzoom: FINEST_CONTOURS },
      ...box,
    },
    ...(landcover && {
      landcover: {
        // A pixel of it is two on the screen: as fine as the grid from zoom 12, and a quarter of the tiles.
        ...{ type: 'raster', tiles: tiles(`landcover/${theme}`), tileSize: 512, minzoom: 6, maxzoom: 13 },
        ...box,
      },
    }),
  }
}

/** What covers the ground; the lowest layer. */
export const landcoverLayers = ({ landcover }: TerrainFacts): LayerSpecification[] =>
  landcover
    ? [
        {
          ...{ id: 'landcover', type: 'raster', source: 'landcover' },
          paint: { 'raster-fade-duration': 0, 'raster-resampling': 'linear', 'raster-opacity': 0.9 },
        },
      ]
    : []

const light = ({ strength, shadow, light: highlight }: Palette['hills']) =>
  ({
    'hillshade-method': 'igor',
    'hillshade-illumination-direction': 335,
    'hillshade-illumination-anchor': 'map',
    'hillshade-exaggeration': strength,
    'hillshade-shadow-color': shadow,
    'hillshade-highlight-color': highlight,
    'hillshade-accent-color': shadow,
  }) as const

/** Light from the north-west, as on a printed map, and contour lines from near: every fifth stronger. */
export function reliefLayers({ hills, contour }: Palette): LayerSpecification[] {
  return [
    {
      ...{ id: 'hills-far', type: 'hillshade', source: 'hills-far', maxzoom: NEAR_HILLS },
      paint: light(hills),
    },
    { ...{ id: 'hills', type: 'hillshade', source: 'hills', minzoom: NEAR_HILLS }, paint: light(hills) },
    {
      ...{ id: 'contours', type: 'line', source: 'contours', 'source-layer': 'contours' },
      minzoom: FIRST_CONTOURS,
      paint: {
        'line-color': contour,
        'line-width': ['case', ['get', 'isIndex'], 1, 0.5],
        'line-opacity': ['interpolate', ['linear'], ['zoom'], FIRST_CONTOURS, 0.25, 14, 0.6],
      },
    },
  ]
}

/** How high every fifth contour line is. */
export function contourLabels({ contourText, halo }: Palette): LayerSpecification[] {
  return [
    {
      ...{ id: 'contour-heights', type: 'symbol', source: 'contours', 'source-layer': 'contours' },
      minzoom: 13,
      filter: ['get', 'isIndex'],
      layout: {
        'symbol-placement': 'line',
        'text-field': ['to-string', ['get', 'heightM']],
        'text-size': 10,
        'symbol-spacing': 480,
      },
      paint: { 'text-color': contourText, 'text-halo-color': halo, 'text-halo-width': 1.2 },
    },
  ]
}
