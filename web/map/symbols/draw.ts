import type { IncidentGrade } from '../../../domain/incident/commands.ts'
import { codeGlyph } from '../../../domain/incident/codes.ts'
import type { TeamType } from '../../../domain/unit/commands.ts'
import type { Language } from '../../lib/i18n.svelte.ts'
import type { Theme } from '../../lib/theme.svelte.ts'
import type { Along } from '../../marking/style.ts'
import { TEAM_TYPES } from '../../words/unit-words.ts'
import { PALETTES, type Palette } from '../base/palette.ts'
import { alongSymbol, arrowHead, kindOf, markingSymbol, type MarkingTone } from './marking.ts'
import { PLACE_GLYPHS } from './place-glyphs.ts'
import type { PinTone } from './ids.ts'
import { pin } from './pin.ts'
import { Sheet, polygon, square } from './sheet.ts'

const GRADE_COLOURS: Readonly<Record<IncidentGrade, { fill: string; ink: string }>> = {
  I: { fill: '#d7191c', ink: '#ffffff' },
  II: { fill: '#f28c1e', ink: '#14202b' },
  III: { fill: '#ffe14d', ink: '#14202b' },
  IV: { fill: '#2b7bd6', ink: '#ffffff' },
}

/** Draws the symbol of a name (ids.ts), or undefined for one that is not ours. */
export function drawSymbol(name: string): ImageData | undefined {
  const parts = name.split(':')
  const theme = parts.at(-1) as Theme
  const language = parts.at(-2) as Language
  const palette = PALETTES[theme]
  if (!palette) return undefined
  switch (parts[0]) {
    case 'incident':
      return incident(parts[1] ?? '', gradeOf(parts[2]), parts[3] === 'u', language, palette)
    case 'unit':
      return unit(parts[1] as TeamType, parts[2] ?? '', language, palette)
    case 'store':
      return store(parts[1] === '-' ? undefined : Number(parts[1]) / 5, language, palette)
    case 'place':
      return place(parts[1] ?? '', language, palette)
    case 'marking':
      return markingSymbol(kindOf(parts[1]), parts[2] ?? '', theme, palette)
    case 'along':
      return alongSymbol(parts[1] as Along, parts[2] as MarkingTone, theme, palette)
    case 'arrow':
      return arrowHead(parts[1] as MarkingTone, theme, palette)
    case 'heading':
      return heading(palette)
    case 'pin':
      return pin(parts[1] ?? '', parts[2] as PinTone, palette)
    default:
      return undefined
  }
}

const gradeOf = (text: string | undefined): IncidentGrade | null =>
  text === 'I' || text === 'II' || text === 'III' || text === 'IV' ? text : null

/** Colour and shape together: octagon, triangle, diamond, circle; a square while nobody has graded it. */
function incident(
  code: string,
  grade: IncidentGrade | null,
  unverified: boolean,
  language: Language,
  palette: Palette,
): ImageData {
  const sheet = new Sheet(38)
  const { fill, ink } = grade ? GRADE_COLOURS[grade] : { fill: palette.text, ink: palette.surface }
  const shape = shapeOf(grade)
  sheet.paint(shape, unverified ? palette.surface : fill)
  // A dark edge outside the coloured one keeps yellow readable on light ground.
  sheet.stroke(shape, palette.surface, 5)
  sheet.paint(shape, unverified ? palette.surface : fill)
  sheet.stroke(shape, unverified ? fill : ink === '#ffffff' ? palette.surface : '#14202b', unverified ? 3 : 1)
  const low = grade === 'II' ? 4 : 0
  sheet.text(
    codeGlyph(code)[language],
    19,
    19 + low,
    language === 'zh' ? 15 : 12,
    unverified ? palette.text : ink,
  )
  return sheet.image()
}

function shapeOf(grade: IncidentGrade | null): Path2D {
  switch (grade) {
    case 'I':
      return polygon(19, 19, 15.5, 8, Math.PI / 8)
    case 'II':
      return polygon(19, 21.5, 18, 3, -Math.PI / 2)
    case 'III':
      return polygon(19, 19, 17, 4, 0)
    case 'IV':
      return polygon(19, 19, 14.5, 48, 0)
    case null:
      return square(19, 19, 25, 3)
  }
}

/** A disc with the glyph of its kind. Ring: assigned; dashed and pale: stale; hollow: where it is based, never heard. */
function unit(teamType: TeamType, flags: string, language: Language, palette: Palette): ImageData {
  const sheet = new Sheet(36)
  const [assigned, stale, atBase] = ['a', 's', 'b'].map((letter) => flags.includes(letter))
  const disc = polygon(18, 18, 11, 48, 0)
  sheet.alpha(stale || atBase ? 0.62 : 1)
  if (assigned) sheet.stroke(polygon(18, 18, 14.5, 48, 0), palette.accent, 2)
  sheet.stroke(disc, palette.surface, 3.5)
  sheet.paint(disc, atBase ? palette.surface : assigned ? palette.accent : palette.accentQuiet)
  sheet.stroke(disc, stale || atBase ? palette.muted : palette.accent, 1.8, stale || atBase ? [3, 2.4] : [])
  const glyph = TEAM_TYPES[teamType]?.glyph[language] ?? '?'
  const ink = assigned && !atBase ? palette.surface : palette.text
  sheet.text(glyph, 18, 18, language === 'zh' ? 13 : 10, ink)
  sheet.alpha(1)
  if (flags.includes('x')) {
    sheet.stroke(polygon(18, 18, 15.5, 48, 0), '#d7191c', 3.5)
    sheet.badge('!', 28, 8, '#d7191c', '#ffffff')
  }
  if (flags.includes('m')) sheet.badge(language === 'zh' ? '模' : 'S', 28, 28, palette.muted, palette.surface)
  return sheet.image()
}

/** A square that is filled from below; dashed while nobody has said what it should hold. */
function store(fill: number | undefined, language: Language, palette: Palette): ImageData {
  const sheet = new Sheet(28)
  const box = square(14, 14, 20, 2)
  sheet.stroke(box, palette.surface, 4)
  sheet.paint(box, palette.surface)
  if (fill !== undefined) sheet.level(14, 14, 18, fill, palette.store)
  sheet.stroke(box, palette.text, 1.6, fill === undefined ? [3, 2.4] : [])
  sheet.text(language === 'zh' ? '库' : 'ST', 14, 14, language === 'zh' ? 12.5 : 9.5, palette.text)
  return sheet.image()
}

function place(kind: string, language: Language, palette: Palette): ImageData {
  const sheet = new Sheet(20)
  const glyph = PLACE_GLYPHS[kind] ?? PLACE_GLYPHS['landmark']
  const box = square(10, 10, 15, 3)
  const isShelter = kind === 'shelter'
  sheet.paint(box, isShelter ? palette.done : palette.surface)
  sheet.stroke(box, isShelter ? palette.surface : palette.muted, 1)
  sheet.text(
    glyph?.[language] ?? '·',
    10,
    10,
    language === 'zh' ? 10.5 : 9,
    isShelter ? palette.surface : palette.muted,
  )
  return sheet.image()
}

/** Points north; the map turns it. It stands outside the disc that it belongs to. */
function heading(palette: Palette): ImageData {
  const sheet = new Sheet(52)
  const arrow = new Path2D('M26 4l6 9h-12z')
  sheet.stroke(arrow, palette.surface, 3)
  sheet.paint(arrow, palette.accent)
  return sheet.image()
}
