import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { packed } from '../../db/packs/generate/write/file.ts'
import { predicted } from '../../db/packs/generate/write/rasters.ts'
import { inProject } from '../../scripts/lib/project.mjs'
import { lightCounty } from './light-county.ts'

/** The height grid of the demo county has 64 times as many cells, which take their time at a first start. */
const COARSER = 8
/** Ridges, in cells from one to the next, and decimetres from valley to top. */
const RIDGE_CELLS = 14
const RIDGE_DM = 9_000

/** Puts the light county into a folder, with hills of its own making: for tests that need its relief to be there. */
export function makeHillyCounty(folder: string): void {
  cpSync(lightCounty(), folder, { recursive: true })
  const fine = JSON.parse(readFileSync(inProject('db', 'packs', 'qingshi', 'dem.json'), 'utf8')) as {
    [name: string]: number
  }
  const by = (name: string, factor: number): number => (fine[name] ?? NaN) * factor
  const columns = Math.floor(by('columns', 1 / COARSER))
  const rows = Math.floor(by('rows', 1 / COARSER))
  const size = { columns, rows, cellLonDeg: by('cellLonDeg', COARSER), cellLatDeg: by('cellLatDeg', COARSER) }
  writeFileSync(join(folder, 'dem.json'), JSON.stringify({ ...fine, ...size }))
  const wave = (cells: number): number => (1 + Math.sin((2 * Math.PI * cells) / RIDGE_CELLS)) / 2
  const heights = Int16Array.from({ length: columns * rows }, (_, cell) =>
    Math.round(RIDGE_DM * wave(cell % columns) * wave(Math.floor(cell / columns))),
  )
  writeFileSync(join(folder, 'dem.bin.gz'), packed(predicted(heights, columns)))
}
