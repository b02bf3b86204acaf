import { markingKind, type MarkingKind } from '../../../domain/marking/kinds.ts'
import type { Theme } from '../../lib/theme.svelte.ts'
import { HEXAGON, KIND_STYLES, TONES, type Along, type Tone } from '../../marking/style.ts'
import type { Palette } from '../base/palette.ts'
import { Sheet } from './sheet.ts'

export type MarkingTone = Tone | 'ended'

export const kindOf = (text: string | undefined): MarkingKind =>
  markingKind.options.find((kind) => kind === text) ?? 'text'

/** A drawing on the grid of 20, of that size, with its middle at a point of the sheet. */
function placed(d: string, x: number, y: number, size: number): Path2D {
  const path = new Path2D()
  const scale = size / 20
  path.addPath(new Path2D(d), new DOMMatrix([scale, 0, 0, scale, x - size / 2, y - size / 2]))
  return path
}

/** A hexagon with the drawing of its kind; hollow and dashed before it is valid, grey after. */
export function markingSymbol(kind: MarkingKind, state: string, theme: Theme, palette: Palette): ImageData {
  const sheet = new Sheet(34)
  const { tone, glyph } = KIND_STYLES[kind]
  const { fill, ink } = TONES[theme][state === 'ended' ? 'ended' : tone]
  const coming = state === 'coming'
  const outline = placed(HEXAGON, 17, 17, 28)
  sheet.stroke(outline, palette.surface, 4)
  sheet.paint(outline, coming ? palette.surface : fill)
  sheet.stroke(outline, coming ? fill : '#14202b', coming ? 2 : 1, coming ? [3, 2] : [])
  sheet.stroke(placed(glyph, 17, 17, 16), coming ? palette.text : ink, 1.9)
  return sheet.image()
}

/** What stands along a line, drawn as for a line from left to right. */
export function alongSymbol(along: Along, tone: MarkingTone, theme: Theme, palette: Palette): ImageData {
  const sheet = new Sheet(16)
  const { fill } = TONES[theme][tone]
  const path = new Path2D(ALONG[along])
  if (along === 'teeth') {
    sheet.stroke(path, palette.surface, 2)
    sheet.paint(path, fill)
  } else {
    // As the line's own edge: yellow on light ground needs a dark one.
    sheet.stroke(path, theme === 'light' ? '#4d5a66' : palette.surface, 4.6)
    sheet.stroke(path, fill, 2.6)
  }
  return sheet.image()
}

const ALONG: Readonly<Record<Along, string>> = {
  teeth: 'M3 8l5-7 5 7z',
  crosses: 'M4 4l8 8M12 4l-8 8',
  rungs: 'M8 2v12',
  chevrons: 'M5 3l5 5-5 5',
  waves: 'M2 8c2-3.5 4-3.5 6 0s4 3.5 6 0',
  none: '',
}

/** The head of an arrow that points north; the map turns it. */
export function arrowHead(tone: MarkingTone, theme: Theme, palette: Palette): ImageData {
  const sheet = new Sheet(22)
  const head = new Path2D('M11 2l8 15-8-4-8 4z')
  sheet.stroke(head, palette.surface, 3)
  sheet.paint(head, TONES[theme][tone].fill)
  return sheet.image()
}
