import type { Feature, FeatureCollection } from 'geojson'
import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl'
import type { Position } from '../../../domain/position.ts'
import type { Look } from '../base/base-style.ts'
import { PALETTES } from '../base/palette.ts'
import { layDown, type LiveLayer } from '../layers/layer.ts'

const SOURCE = 'measure'

/** The line that is measured, the area that it encloses, and its points. */
export class MeasureLayer implements LiveLayer {
  readonly clickable = []
  #points: readonly Position[] = []
  #map: MapLibre | undefined

  addTo(map: MapLibre, { theme }: Look): void {
    this.#map = map
    const { accent, surface } = PALETTES[theme]
    map.addSource(SOURCE, { type: 'geojson', data: shapesOf(this.#points) })
    const layer = { source: SOURCE } as const
    layDown(map, {
      ...{ ...layer, id: 'measure-area', type: 'fill', filter: ['==', ['geometry-type'], 'Polygon'] },
      paint: { 'fill-color': accent, 'fill-opacity': 0.12 },
    })
    layDown(map, {
      ...{ ...layer, id: 'measure-line', type: 'line', filter: ['==', ['geometry-type'], 'LineString'] },
      layout: { 'line-join': 'round', 'line-cap': 'round' },
      paint: { 'line-color': accent, 'line-width': 2.5, 'line-dasharray': [2, 1.5] },
    })
    map.addLayer({
      ...{ ...layer, id: 'measure-points', type: 'circle', filter: ['==', ['geometry-type'], 'Point'] },
      paint: {
        'circle-radius': 4,
        'circle-color': surface,
        'circle-stroke-color': accent,
        'circle-stroke-width': 2,
      },
    })
  }

  show(points: readonly Position[]): void {
    this.#points = points
    void this.#map?.getSource<GeoJSONSource>(SOURCE)?.setData(shapesOf(points))
  }

  dispose(): void {
    this.#map = undefined
  }
}

function shapesOf(points: readonly Position[]): FeatureCollection {
  const coordinates = points.map(({ lon, lat }) => [lon, lat])
  const feature = (geometry: Feature['geometry']): Feature => ({ type: 'Feature', properties: {}, geometry })
  const [first] = coordinates
  return {
    type: 'FeatureCollection',
    features: [
      ...(first && coordinates.length > 2
        ? [feature({ type: 'Polygon', coordinates: [[...coordinates, first]] })]
        : []),
      ...(coordinates.length > 1 ? [feature({ type: 'LineString', coordinates })] : []),
      ...coordinates.map((point) => feature({ type: 'Point', coordinates: point })),
    ],
  }
}
