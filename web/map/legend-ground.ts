import { LANDCOVER, LANDCOVER_COLOURS, LANDCOVER_WORDS } from '../../domain/geo/terrain/landcover.ts'
import { words, type Words } from '../../domain/words.ts'
import type { Theme } from '../lib/theme.svelte.ts'
import { PALETTES } from './base/palette.ts'
import { RISK_FILL } from './base/risks.ts'

/** How something of the ground is drawn; widths in CSS pixels. */
export type Swatch =
  | {
      readonly is: 'line'
      readonly colour: string
      readonly width: number
      readonly dashes?: readonly number[]
      /** The colour of its edges. */
      readonly casing?: string
    }
  | { readonly is: 'area'; readonly fill: string; readonly opacity: number; readonly edge?: string }
  | { readonly is: 'dot'; readonly colour: string; readonly edge?: string }
  | { readonly is: 'text'; readonly text: string; readonly colour: string }

export interface GroundEntry {
  /** The group in the layer panel; absent: it is always drawn. */
  readonly group?: string
  readonly words: Words
  readonly swatch: Swatch
}

/** What the base map draws, in the colours of the map itself. `has`: what the county has of it. */
export function groundLegend(
  theme: Theme,
  has: { readonly relief: boolean; readonly landcover: boolean },
): GroundEntry[] {
  const palette = PALETTES[theme]
  const { road, roadCasing: casing } = palette
  const line = (group: string, zh: string, en: string, colour: string, width: number, more: object = {}) => ({
    ...{ group, words: words(zh, en), swatch: { is: 'line', colour, width, ...more } as Swatch },
  })
  return [
    line('roads', '国道', 'National road', road.national, 4, { casing }),
    line('roads', '省道', 'Provincial road', road.provincial, 3.5, { casing }),
    line('roads', '县道', 'County road', road.county, 3, { casing }),
    line('roads', '乡道', 'Township road', road.township, 2.2, { casing }),
    {
      group: 'roads',
      words: words('桥', 'Bridge'),
      swatch: { is: 'text', text: '≍', colour: palette.quietText },
    },
    line('rivers', '河流', 'River', palette.water, 2.5),
    line('power', '电力线路', 'Power line', palette.quietText, 1, { dashes: [6, 2, 1, 2] }),
    line('trails', '轨迹（近 30 分钟）', 'Trail, 30 minutes', palette.trail, 2.5),
    {
      ...{ group: 'risks', words: words('危险区', 'Risk area') },
      swatch: { is: 'area', fill: palette.risk, opacity: RISK_FILL, edge: palette.risk },
    },
    { words: words('乡镇驻地', 'Town'), swatch: { is: 'dot', colour: palette.surface, edge: palette.text } },
    { group: 'villages', words: words('村', 'Village'), swatch: { is: 'dot', colour: palette.quietText } },
    { words: words('县界', 'County border'), swatch: { is: 'line', colour: palette.countyLine, width: 2 } },
    {
      words: words('乡镇界', 'Township border'),
      swatch: { is: 'line', colour: palette.townshipLine, width: 1.2, dashes: [4, 2, 1, 2] },
    },
    ...(has.relief ? [line('relief', '等高线（米）', 'Contour line, metres', palette.contour, 1)] : []),
    ...(has.landcover
      ? LANDCOVER.map((name): GroundEntry => ({
          ...{ group: 'landcover', words: LANDCOVER_WORDS[name] },
          swatch: { is: 'area', fill: hex(LANDCOVER_COLOURS[theme][name]), opacity: 1 },
        }))
      : []),
  ]
}

const hex = (colour: number): string => `#${colour.toString(16).padStart(6, '0')}`
