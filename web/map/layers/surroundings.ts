import type { Feature, MultiPolygon, Polygon, Position } from 'geojson'
import type { Map as MapLibre } from 'maplibre-gl'
import type { Look } from '../base/base-style.ts'
import { PALETTES } from '../base/palette.ts'
import type { LiveLayer } from './layer.ts'

const EVERYWHERE: Position[] = [
  [-180, -85],
  [180, -85],
  [180, 85],
  [-180, 85],
  [-180, -85],
]
/** The lowest layer that lies over the ground: water is drawn as far as the data reaches. */
const ABOVE = 'brooks'

/** What is not the county steps back: a veil over all but its area. */
export class SurroundingsLayer implements LiveLayer {
  readonly clickable = []
  readonly #county: () => Polygon | MultiPolygon | undefined

  constructor(county: () => Polygon | MultiPolygon | undefined) {
    this.#county = county
  }

  addTo(map: MapLibre, { theme }: Look): void {
    const county = this.#county()
    if (!county) return
    const { outside, veil } = PALETTES[theme]
    map.addSource('surroundings', { type: 'geojson', data: allBut(county) })
    map.addLayer(
      {
        ...{ id: 'surroundings', type: 'fill', source: 'surroundings' },
        paint: { 'fill-color': outside, 'fill-opacity': veil, 'fill-antialias': false },
      },
      ABOVE,
    )
  }

  dispose(): void {}
}

function allBut(area: Polygon | MultiPolygon): Feature<Polygon> {
  const rings = area.type === 'Polygon' ? [area.coordinates[0]] : area.coordinates.map(([outer]) => outer)
  const holes = rings.filter((ring): ring is Position[] => ring !== undefined)
  return {
    type: 'Feature',
    properties: {},
    geometry: { type: 'Polygon', coordinates: [EVERYWHERE, ...holes] },
  }
}
