import type { Theme } from '../../lib/theme.svelte.ts'

/** Colours of the base map: quiet, so that what happens on it stands out. */
export interface Palette {
  readonly outside: string
  readonly land: readonly string[]
  readonly countyLine: string
  readonly townshipLine: string
  readonly water: string
  readonly waterText: string
  readonly roadCasing: string
  readonly road: Readonly<Record<'national' | 'provincial' | 'county' | 'township', string>>
  readonly text: string
  readonly quietText: string
  readonly halo: string
  readonly accent: string
  readonly accentQuiet: string
  readonly surface: string
  readonly muted: string
  readonly done: string
  readonly store: string
  readonly trail: string
  readonly risk: string
  readonly contour: string
  readonly contourText: string
  readonly hills: { readonly strength: number; readonly shadow: string; readonly light: string }
  /** How much of a township's tint lies over the ground where its cover and relief are drawn. */
  readonly tintOverRelief: number
  /** How much of the ground beyond the county is hidden. */
  readonly veil: number
}

/** What is drawn wrong, and will be refused so; never alone: its line is dashed and the place is marked. */
export const WRONG = '#d7191c'

export const PALETTES: Readonly<Record<Theme, Palette>> = {
  dark: {
    outside: '#091220',
    land: ['#122030', '#142433', '#13232d', '#15222f', '#112330'],
    countyLine: '#5d7a96',
    townshipLine: '#33495f',
    water: '#2a6a99',
    waterText: '#6fa9d4',
    roadCasing: '#0d1825',
    road: { national: '#b98a3c', provincial: '#94804f', county: '#5f6f7f', township: '#445566' },
    text: '#dbe6f0',
    quietText: '#8fa3b6',
    halo: '#0d1926',
    accent: '#39a0ed',
    accentQuiet: '#16344f',
    surface: '#12202f',
    muted: '#93a7ba',
    done: '#3fb27f',
    store: '#256b4d',
    trail: '#8fd3ff',
    risk: '#d9a441',
    contour: '#4d6678',
    contourText: '#7b93a6',
    hills: { strength: 0.5, shadow: '#02060b', light: '#4a6b86' },
    tintOverRelief: 0.35,
    veil: 0.78,
  },
  light: {
    outside: '#dfe6ec',
    land: ['#f5f4ee', '#f2f4ec', '#f6f2ec', '#f0f3ee', '#f4f1ea'],
    countyLine: '#7c8c9c',
    townshipLine: '#b4bfc9',
    water: '#8dbbdf',
    waterText: '#3c78a8',
    roadCasing: '#b9ad95',
    road: { national: '#f0bd5e', provincial: '#f6dc93', county: '#ffffff', township: '#ffffff' },
    text: '#14202b',
    quietText: '#55687a',
    halo: '#fbfaf6',
    accent: '#0b6bbf',
    accentQuiet: '#dbeafa',
    surface: '#ffffff',
    muted: '#55687a',
    done: '#1e8a5a',
    store: '#a5dbc1',
    trail: '#0a58a8',
    risk: '#9a5b00',
    contour: '#a08a66',
    contourText: '#7d6a4a',
    hills: { strength: 0.45, shadow: '#4c5b52', light: '#ffffff' },
    tintOverRelief: 0.3,
    veil: 0.72,
  },
}
