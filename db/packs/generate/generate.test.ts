import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { county } from './county.ts'
import { manifest, sha256 } from './manifest.ts'
import { packFiles } from './write/pack.ts'

const committed = join(import.meta.dirname, '..', 'qingshi')
const told = JSON.parse(readFileSync(join(committed, 'generated.json'), 'utf8')) as {
  seed: number
  scale: number
  sha256: Record<string, string>
}

/**
 * Of the county of seed 1 on cells of 240 m, which takes seconds instead of a minute. It changes with the generator:
 * then make the committed county again (`npm run pack:generate`) and write the new sum here.
 */
const COARSE = '6be1605066da250b14444cafc681b37244631af7cc20e71564a95d5f7fae4cc5'

describe('the generator', () => {
  it('makes the same bytes from the same seed, on every engine', () => {
    const files = packFiles(county(1, 8))
    expect(sha256(manifest(1, 8, files))).toBe(COARSE)
  }, 60_000)

  it('made the committed county, every byte of it', () => {
    expect([told.seed, told.scale]).toEqual([1, 1])
    const files = readdirSync(committed).filter((name) => name !== 'generated.json')
    const sums = files.map((name) => [name, sha256(readFileSync(join(committed, name)))] as const)
    expect(Object.fromEntries(sums)).toEqual(told.sha256)
  })
})
