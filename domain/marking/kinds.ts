import { z } from 'zod'
import type { Shape } from './geometry.ts'

/** What is marked on the map: 火线, 火线段, 淹没范围, 断路, 隔离带 … */
export const markingKind = z.enum([
  'fire-line',
  'fire-section',
  'spread-direction',
  'wind-direction',
  'flood-extent',
  'road-closure',
  'isolation-belt',
  'escape-route',
  'safe-area',
  'command-post',
  'water-source',
  'helipad',
  'line',
  'area',
  'text',
])
export type MarkingKind = z.infer<typeof markingKind>

interface KindRule {
  /** What it may be drawn as; the first is what a hand draws. */
  readonly shapes: readonly [Shape, ...Shape[]]
  /** It says nothing without words. */
  readonly needsLabel?: true
  /** No vehicle passes where it lies: routes go round it. */
  readonly closesRoads?: true
}

const POINT = { shapes: ['Point'] } as const satisfies KindRule
const LINE = { shapes: ['LineString'] } as const satisfies KindRule
const AREA = { shapes: ['Polygon'] } as const satisfies KindRule

const RULES: Readonly<Record<MarkingKind, KindRule>> = {
  'fire-line': LINE,
  'fire-section': { ...LINE, needsLabel: true },
  'spread-direction': LINE,
  'wind-direction': LINE,
  'flood-extent': AREA,
  'road-closure': { shapes: ['Point', 'LineString'], closesRoads: true },
  'isolation-belt': LINE,
  'escape-route': LINE,
  'safe-area': { shapes: ['Polygon', 'Point'] },
  'command-post': POINT,
  'water-source': POINT,
  helipad: POINT,
  line: LINE,
  area: AREA,
  text: { ...POINT, needsLabel: true },
}

export const shapesOf = (kind: MarkingKind): readonly [Shape, ...Shape[]] => RULES[kind].shapes
export const needsLabel = (kind: MarkingKind): boolean => RULES[kind].needsLabel ?? false
export const closesRoads = (kind: MarkingKind): boolean => RULES[kind].closesRoads ?? false
