import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync(new URL('../../web/styles/tokens.css', import.meta.url), 'utf8')

/** The colours of the blocks whose selector has this in it, as `#rrggbb` by name. */
function colours(selector: string): Record<string, string> {
  const blocks = css.matchAll(/([^{}]+)\{([^{}]*)\}/g)
  const bodies = [...blocks]
    .filter(([, selectors]) => selectors?.includes(selector))
    .map(([, , body]) => body)
  return Object.fromEntries(
    [...bodies.join('').matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name, value]),
  )
}

/** Relative luminance of WCAG 2.2. */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(a = '', b = ''): number {
  const [lighter = 0, darker = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (lighter + 0.05) / (darker + 0.05)
}

const GROUNDS = ['ground', 'surface', 'raised', 'sunken', 'hover', 'accent-quiet']
const TEXTS = ['text', 'muted', 'accent', 'done', 'alert-text', 'warn-text']
const OWN_GROUND = [
  ['on-accent', 'accent'],
  ['on-red', 'red'],
  ['on-orange', 'orange'],
  ['on-yellow', 'yellow'],
  ['on-blue', 'blue'],
  ['warn-text', 'warn-ground'],
  ['alarm-text', 'alarm-ground'],
  ...['text', 'muted', 'alert-text', 'drill-text'].map((text) => [text, 'drill-ground']),
  ...['text', 'muted', 'alert-text', 'playback-text'].map((text) => [text, 'playback-ground']),
] as const

describe.each(['dark', 'light'])('the %s colours', (theme) => {
  const tokens = { ...colours(':root'), ...colours(`[data-theme='${theme}']`) }
  const pairs = [...TEXTS.flatMap((text) => GROUNDS.map((ground) => [text, ground])), ...OWN_GROUND]

  it('let every text be read: 4.5 to 1 on every ground (WCAG AA)', () => {
    const weak = pairs
      .map(([text = '', ground = '']) => ({ text, ground, ratio: contrast(tokens[text], tokens[ground]) }))
      .filter(({ ratio }) => !(ratio >= 4.5))
    expect(weak).toEqual([])
  })

  it('let the edge of a field and the focus be seen: 3 to 1 (WCAG 1.4.11)', () => {
    const edges = ['line-field', 'accent'].flatMap((edge) =>
      ['surface', 'sunken', 'raised'].map((on) => [edge, on]),
    )
    const weak = edges.filter(([edge = '', on = '']) => !(contrast(tokens[edge], tokens[on]) >= 3))
    expect(weak).toEqual([])
  })
})
