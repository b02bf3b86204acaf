/** Drawn at twice the size, for sharp screens. */
export const PIXEL_RATIO = 2

const FONT = 'system-ui, "Noto Sans CJK SC", "Noto Sans SC", "Microsoft YaHei", sans-serif'

/** A square of canvas to draw one symbol on; lengths in CSS pixels. */
export class Sheet {
  readonly #size: number
  readonly #context: CanvasRenderingContext2D

  constructor(size: number) {
    this.#size = size * PIXEL_RATIO
    const canvas = document.createElement('canvas')
    canvas.width = this.#size
    canvas.height = this.#size
    const context = canvas.getContext('2d', { willReadFrequently: true })
    if (!context) throw new Error('This browser draws on no canvas')
    context.scale(PIXEL_RATIO, PIXEL_RATIO)
    context.textAlign = 'center'
    context.textBaseline = 'middle'
    context.lineJoin = 'round'
    this.#context = context
  }

  alpha(opacity: number): void {
    this.#context.globalAlpha = opacity
  }

  paint(path: Path2D, colour: string): void {
    this.#context.fillStyle = colour
    this.#context.fill(path)
  }

  stroke(path: Path2D, colour: string, width: number, dashes: readonly number[] = []): void {
    this.#context.strokeStyle = colour
    this.#context.lineWidth = width
    this.#context.setLineDash([...dashes])
    this.#context.stroke(path)
    this.#context.setLineDash([])
  }

  text(text: string, x: number, y: number, size: number, colour: string): void {
    this.#context.font = `600 ${size}px ${FONT}`
    this.#context.fillStyle = colour
    // The middle of a Chinese character lies a little above that of its line.
    this.#context.fillText(text, x, y + size * 0.07)
  }

  /** A small disc with a character at the edge of a symbol. */
  badge(text: string, x: number, y: number, colour: string, ink: string): void {
    this.paint(polygon(x, y, 6.5, 32, 0), colour)
    this.text(text, x, y, 8.5, ink)
  }

  /** The lower part of a square, by its level. */
  level(x: number, y: number, size: number, fill: number, colour: string): void {
    this.#context.fillStyle = colour
    this.#context.fillRect(x - size / 2, y + size / 2 - size * fill, size, size * fill)
  }

  image(): ImageData {
    return this.#context.getImageData(0, 0, this.#size, this.#size)
  }
}

/** A regular polygon; with many corners a circle. `turn`: where the first corner lies, radians from the right. */
export function polygon(x: number, y: number, radius: number, corners: number, turn: number): Path2D {
  const path = new Path2D()
  for (let corner = 0; corner < corners; corner++) {
    const angle = turn + (corner / corners) * 2 * Math.PI
    path.lineTo(x + radius * Math.cos(angle), y + radius * Math.sin(angle))
  }
  path.closePath()
  return path
}

export function square(x: number, y: number, size: number, radius: number): Path2D {
  const path = new Path2D()
  path.roundRect(x - size / 2, y - size / 2, size, size, radius)
  return path
}
