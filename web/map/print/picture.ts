import type { Map as MapLibre } from 'maplibre-gl'

/** The map as a printer gets it. */
export interface MapPicture {
  readonly canvas: HTMLCanvasElement
  /** Degrees clockwise from north that are up. */
  readonly bearing: number
  /** From its left to its right edge; undefined where it is laid down, for no one scale holds there. */
  readonly metresAcross: number | undefined
}

/** A printer gets no picture from WebGL, which keeps none: the map is drawn once more and copied onto a plain canvas. */
export function pictureOf(map: MapLibre): MapPicture {
  map.redraw()
  const drawn = map.getCanvas()
  const canvas = document.createElement('canvas')
  canvas.width = drawn.width
  canvas.height = drawn.height
  canvas.getContext('2d')?.drawImage(drawn, 0, 0)
  const { clientWidth: width, clientHeight: height } = map.getContainer()
  const [left, right] = [map.unproject([0, height / 2]), map.unproject([width, height / 2])]
  const metresAcross = map.getPitch() > 0 ? undefined : left.distanceTo(right)
  return { canvas, bearing: map.getBearing(), metresAcross }
}
