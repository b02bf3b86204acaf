import type { Palette } from '../base/palette.ts'
import type { PinTone } from './ids.ts'
import { Sheet, polygon } from './sheet.ts'

const ALERT = '#d7191c'

/** A mark of an answer from geography, told apart by shape: a disc with a rank, an octagon with a word, a target. */
export function pin(mark: string, tone: PinTone, palette: Palette): ImageData {
  const sheet = new Sheet(32)
  if (tone === 'point') {
    const ring = polygon(16, 16, 9, 48, 0)
    sheet.stroke(ring, palette.surface, 6)
    sheet.stroke(ring, palette.accent, 3)
    sheet.paint(polygon(16, 16, 3, 24, 0), palette.accent)
    return sheet.image()
  }
  const [shape, colour, ink] =
    tone === 'cut'
      ? [polygon(16, 16, 13, 8, Math.PI / 8), ALERT, '#ffffff']
      : [polygon(16, 16, 11, 48, 0), palette.accent, palette.surface]
  sheet.stroke(shape, palette.surface, 5)
  sheet.paint(shape, colour)
  sheet.text(mark, 16, 16, 14, ink)
  return sheet.image()
}
