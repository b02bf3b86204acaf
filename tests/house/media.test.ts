import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { inProject } from '../../scripts/lib/project.mjs'
import { PHONE, SIDEWAYS } from '../../web/lib/media.ts'

const web = inProject('web')
const styles = readdirSync(web, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.(svelte|css)$/.test(path))
  .flatMap((path) =>
    [...readFileSync(join(web, path), 'utf8').matchAll(/@media ([^{]+?) \{/g)].map(([, query = '']) => query),
  )
  // A desk's own breakpoints are wider than any phone.
  .filter((query) => [...query.matchAll(/(\d+)px/g)].some(([, px]) => Number(px) <= 1000))

it('every style means the same by a phone as the layout does', () => {
  expect(styles).toContain(PHONE)
  expect(styles.filter((query) => query !== PHONE && query !== SIDEWAYS)).toEqual([])
})
