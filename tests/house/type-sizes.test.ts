import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { inProject } from '../../scripts/lib/project.mjs'

const SMALLEST_PX = 12
/** A figure within a mark is drawn to the size of the mark. */
const WITHIN_A_MARK = [join('ui', 'GradeMark.svelte')]

const web = inProject('web')
const sizes = readdirSync(web, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.(svelte|css)$/.test(path) && !WITHIN_A_MARK.includes(path))
  .flatMap((path) =>
    // Of `font: 12px/14px …` the first is the size, the second the line.
    [
      ...readFileSync(join(web, path), 'utf8').matchAll(/(?:font|font-size|--size-\w+):[^;\d]*([\d.]+)px/g),
    ].map(([said, px]) => ({ said: `${path}: ${said}`, px: Number(px) })),
  )

it(`no word on the screen is smaller than ${SMALLEST_PX} px`, () => {
  expect(sizes.length).toBeGreaterThan(0)
  expect(sizes.filter(({ px }) => px < SMALLEST_PX).map(({ said }) => said)).toEqual([])
})
