import { expect, it } from 'vitest'
import type { TerrainFacts } from '../lib/answers.ts'
import { baseStyle } from './base/base-style.ts'
import { LAYER_GROUPS } from './layer-groups.ts'
import { groundLegend } from './legend-ground.ts'

Object.assign(globalThis, { location: { origin: 'https://county.example' } })
const ALL = { relief: true, landcover: true }
/** Their symbols stand in the legend as the map draws them: Legend.svelte, MarkingLegend.svelte, GroundLegend.svelte. */
const SYMBOLS = ['units', 'markings', 'stores', 'shelters', 'facilities', 'gauges']

it('shows every group of the layer panel', () => {
  const shown = new Set([...groundLegend('dark', ALL).map(({ group }) => group), ...SYMBOLS])
  expect(LAYER_GROUPS.map(({ name }) => name).filter((name) => !shown.has(name))).toEqual([])
})

it.each(['dark', 'light'] as const)('has the colours in which the %s map draws', (theme) => {
  const terrain: TerrainFacts = { version: 'a-1', bounds: [110, 29, 111, 30], landcover: true }
  const style = JSON.stringify(baseStyle({ theme, language: 'zh', terrain }))
  for (const { swatch, words, group } of groundLegend(theme, ALL)) {
    // Made by the server, drawn live, or drawn at the seats.
    if (group === 'landcover' || group === 'trails' || words.en === 'Town') continue
    const colour = swatch.is === 'area' ? swatch.fill : swatch.colour
    expect(style, words.en).toContain(colour)
  }
})

it('leaves out what a county without heights does not have', () => {
  const groups = groundLegend('light', { relief: false, landcover: false }).map(({ group }) => group)
  expect(groups).not.toContain('relief')
  expect(groups).not.toContain('landcover')
})
