import type { Map as MapLibre } from 'maplibre-gl'
import { RELIEF_SOURCE } from './base/terrain.ts'

const PITCH_DEG = 58
/** Hills look flatter on a screen than they are to walk. */
const EXAGGERATION = 1.4

/** Lays the map down and raises its terrain, or back again: flat, north up. Does nothing while there is no style. */
export function tilt(map: MapLibre, tilted: boolean, reducedMotion: boolean): void {
  raise(map, tilted)
  const bearing = tilted ? map.getBearing() : 0
  map.easeTo({ pitch: tilted ? PITCH_DEG : 0, bearing, duration: reducedMotion ? 0 : 500 })
}

/** Raises the terrain and lets the map be turned, or neither; from where it is seen stays. */
export function raise(map: MapLibre, tilted: boolean): void {
  const hasRelief = map.getSource(RELIEF_SOURCE) !== undefined
  map.setTerrain(tilted && hasRelief ? { source: RELIEF_SOURCE, exaggeration: EXAGGERATION } : null)
  for (const handler of [map.dragRotate, map.touchPitch])
    if (tilted) handler.enable()
    else handler.disable()
  if (tilted) {
    map.touchZoomRotate.enableRotation()
    map.keyboard.enableRotation()
  } else {
    map.touchZoomRotate.disableRotation()
    map.keyboard.disableRotation()
  }
}
