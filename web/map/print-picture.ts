import type { Map as MapLibre } from 'maplibre-gl'

/**
 * A printer gets no picture from WebGL, which keeps none. So for a print the map is drawn once more and copied at once
 * onto a plain canvas, which a print shows over it. @returns how to end that
 */
export function printPicture(map: MapLibre, onto: HTMLCanvasElement): () => void {
  const copy = (): void => {
    map.redraw()
    const drawn = map.getCanvas()
    onto.width = drawn.width
    onto.height = drawn.height
    onto.getContext('2d')?.drawImage(drawn, 0, 0)
  }
  addEventListener('beforeprint', copy)
  return () => removeEventListener('beforeprint', copy)
}
