import type { FeatureCollection, MultiPolygon, Polygon, Position } from 'geojson'
import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl'
import type { Look } from '../base/base-style.ts'
import { PALETTES } from '../base/palette.ts'
import type { LiveLayer } from './layer.ts'

const SOURCE = 'surroundings'
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
  #map: MapLibre | undefined
  #drawn: Polygon | MultiPolygon | undefined

  constructor(county: () => Polygon | MultiPolygon | undefined) {
    this.#county = county
  }

  addTo(map: MapLibre, { theme }: Look): void {
    this.#map = map
    this.#drawn = this.#county()
    const { outside, veil } = PALETTES[theme]
    map.addSource(SOURCE, { type: 'geojson', data: allBut(this.#drawn) })
    map.addLayer(
      {
        ...{ id: 'surroundings', type: 'fill', source: SOURCE },
        paint: { 'fill-color': outside, 'fill-opacity': veil, 'fill-antialias': false },
      },
      ABOVE,
    )
  }

  /** The county has come, or is another one now. */
  placesChanged(): void {
    const county = this.#county()
    const source = this.#map?.getSource<GeoJSONSource>(SOURCE)
    // Between two styles there is no source; `addTo` draws what is there by then.
    if (!source || county === this.#drawn) return
    this.#drawn = county
    void source.setData(allBut(county))
  }

  dispose(): void {
    this.#map = undefined
  }
}

/** Nothing, while nobody knows where the county is. */
function allBut(area: Polygon | MultiPolygon | undefined): FeatureCollection<Polygon> {
  if (!area) return { type: 'FeatureCollection', features: [] }
  const rings = area.type === 'Polygon' ? [area.coordinates[0]] : area.coordinates.map(([outer]) => outer)
  const holes = rings.filter((ring): ring is Position[] => ring !== undefined)
  const geometry: Polygon = { type: 'Polygon', coordinates: [EVERYWHERE, ...holes] }
  return { type: 'FeatureCollection', features: [{ type: 'Feature', properties: {}, geometry }] }
}
