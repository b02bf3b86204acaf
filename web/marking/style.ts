import type { MarkingKind } from '../../domain/marking/kinds.ts'
import type { Theme } from '../lib/theme.svelte.ts'

export type Tone = 'red' | 'orange' | 'yellow' | 'blue' | 'safe' | 'plain'

/** What runs along a line, so that it is told apart without its colour. */
export type Along = 'teeth' | 'crosses' | 'rungs' | 'chevrons' | 'waves' | 'none'

interface KindStyle {
  readonly tone: Tone
  readonly along: Along
  /** An arrow at the end of the line. */
  readonly arrow?: true
  /** Our own line drawing on a grid of 20, drawn with a stroke. */
  readonly glyph: string
}

export const KIND_STYLES: Readonly<Record<MarkingKind, KindStyle>> = {
  'fire-line': {
    tone: 'red',
    along: 'teeth',
    glyph: 'M10 2.5c.8 3 4.5 4.5 4.5 8.7a4.5 4.5 0 0 1-9 0c0-2 1-3.2 2-4.2.3 1.3.8 2 1.5 2.4C9 7 9 5 10 2.5z',
  },
  'fire-section': { tone: 'red', along: 'teeth', glyph: 'M4 5.5v9M16 5.5v9M4 10h12' },
  'spread-direction': {
    tone: 'orange',
    along: 'chevrons',
    arrow: true,
    glyph: 'M3.5 5l5 5-5 5M10 5l5 5-5 5',
  },
  'wind-direction': {
    tone: 'blue',
    along: 'none',
    arrow: true,
    glyph: 'M3 8h7.5a2.3 2.3 0 1 0-2.3-2.3M3 11.5h11a2.3 2.3 0 1 1-2.3 2.3M3 15h4.5',
  },
  'flood-extent': {
    tone: 'blue',
    along: 'waves',
    glyph:
      'M2.5 7.5c1.9-2.2 3.1-2.2 5 0s3.1 2.2 5 0 3.1-2.2 5 0M2.5 13c1.9-2.2 3.1-2.2 5 0s3.1 2.2 5 0 3.1-2.2 5 0',
  },
  'road-closure': { tone: 'orange', along: 'crosses', glyph: 'M5 5l10 10M15 5L5 15' },
  'isolation-belt': {
    tone: 'yellow',
    along: 'rungs',
    glyph: 'M3 6.5h14M3 13.5h14M6 6.5v7M10 6.5v7M14 6.5v7',
  },
  'escape-route': {
    tone: 'safe',
    along: 'chevrons',
    arrow: true,
    glyph: 'M4 16V9.5A3.5 3.5 0 0 1 7.5 6H15M11.5 2.5L15 6l-3.5 3.5',
  },
  'safe-area': {
    tone: 'safe',
    along: 'none',
    glyph: 'M10 2.8l6 2.2v4.8c0 3.5-2.5 6-6 7.4-3.5-1.4-6-3.9-6-7.4V5zM7 10l2.2 2.2 4-4.2',
  },
  'command-post': { tone: 'plain', along: 'none', glyph: 'M6 17V3M6 4h9l-2.5 3L15 10H6' },
  'water-source': {
    tone: 'blue',
    along: 'none',
    glyph: 'M10 3c3 3.8 4.8 6 4.8 8.8a4.8 4.8 0 0 1-9.6 0C5.2 9 7 6.8 10 3z',
  },
  helipad: { tone: 'plain', along: 'none', glyph: 'M6.5 4.5v11M13.5 4.5v11M6.5 10h7' },
  line: { tone: 'plain', along: 'none', glyph: 'M3 14.5l4.5-7.5 4 5L17 5' },
  area: { tone: 'plain', along: 'none', glyph: 'M4 7l6-4 6.5 5-3 8.5H5z' },
  text: { tone: 'plain', along: 'none', glyph: 'M5 4.5h10M10 4.5v11' },
}

/** Line and fill of a tone, and what is written on the fill. */
interface ToneColours {
  readonly fill: string
  readonly ink: string
}

const WARNING = {
  red: { fill: '#d7191c', ink: '#ffffff' },
  orange: { fill: '#f28c1e', ink: '#14202b' },
  yellow: { fill: '#ffe14d', ink: '#14202b' },
  blue: { fill: '#2b7bd6', ink: '#ffffff' },
} as const

export const TONES: Readonly<Record<Theme, Readonly<Record<Tone | 'ended', ToneColours>>>> = {
  dark: {
    ...WARNING,
    safe: { fill: '#3fb27f', ink: '#06121d' },
    plain: { fill: '#dbe6f0', ink: '#12202f' },
    ended: { fill: '#6b7f92', ink: '#0d1926' },
  },
  light: {
    ...WARNING,
    safe: { fill: '#1e8a5a', ink: '#ffffff' },
    plain: { fill: '#33475a', ink: '#ffffff' },
    ended: { fill: '#8897a5', ink: '#ffffff' },
  },
}

/** The outline that every symbol of a marking has: none of the shapes that incidents, units and stores use. */
export const HEXAGON = 'M10 .5l8.2 4.75v9.5L10 19.5l-8.2-4.75v-9.5z'
