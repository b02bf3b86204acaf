import type { Map as MapLibre } from 'maplibre-gl'
import type { MapView } from '../lib/map-view.ts'

/** From where a map is seen. */
export function viewOf(map: MapLibre): Pick<MapView, 'lat' | 'lon' | 'zoom' | 'bearing' | 'pitch'> {
  const { lat, lng: lon } = map.getCenter()
  return { lat, lon, zoom: map.getZoom(), bearing: map.getBearing(), pitch: map.getPitch() }
}

/** Where a map begins. One that only became wider or finer since is there still: nobody has moved it. */
export class Beginning {
  readonly #map: MapLibre
  /** Null while it is put elsewhere. */
  #view: string | null

  constructor(map: MapLibre) {
    this.#map = map
    this.#view = JSON.stringify(viewOf(map))
  }

  get isLeft(): boolean {
    return this.#view !== null && JSON.stringify(viewOf(this.#map)) !== this.#view
  }

  /** Lets it begin where `move` puts it at once. */
  put(move: () => void): void {
    this.#view = null
    move()
    this.#view = JSON.stringify(viewOf(this.#map))
  }
}
