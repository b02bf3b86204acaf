import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { PackError } from './pack-error.ts'
import { readPack } from './pack.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fenghuo-pack-'))
  cpSync(join(import.meta.dirname, 'qingshi'), folder, { recursive: true })
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const change = (file: string, from: string | RegExp, to: string) => {
  const path = join(folder, file)
  writeFileSync(path, readFileSync(path, 'utf8').replace(from, to))
}
const issues = () => {
  try {
    readPack(folder)
  } catch (error) {
    if (error instanceof PackError) return error.issues
    throw error
  }
  return []
}

it('reads a good pack without a fault', () => expect(issues()).toEqual([]))

it('names file, row and field of a bad value, and all of them at once', () => {
  change('villages.geojson', '"population":1360', '"population":-3')
  change('units.json', '"headcount": 28', '"headcount": "many"')
  expect(issues()).toMatchObject([
    { file: 'villages.geojson', row: 2, field: 'population' },
    { file: 'units.json', row: 1, field: 'headcount' },
  ])
})

it('says which file is missing or is not JSON', () => {
  rmSync(join(folder, 'roads.geojson'))
  change('pack.json', '{', '')
  expect(issues().map((issue) => issue.file)).toEqual(['pack.json', 'roads.geojson'])
})

it('refuses a reference to nothing', () => {
  change('warehouses.json', /"item-shovel"(,\s+"lot")/, '"item-spoon"$1')
  change('shelters.geojson', /"facilityId":"[^"]+"/, '"facilityId":"fac-none"')
  expect(issues()).toMatchObject([
    { file: 'shelters.geojson', row: 1, field: 'facilityId', message: 'no fac-none' },
    { file: 'warehouses.json', row: 1, field: 'warehouses.lots.item', message: 'no item item-spoon' },
  ])
})

it('refuses a village outside its township', () => {
  change('villages.geojson', '"township":"990101101"', '"township":"990101102"')
  expect(issues().map(({ field }) => field)).toEqual(['code', 'coordinates'])
})

it('refuses an open ring, a doubled id and a foreign code', () => {
  change('units.json', 'u-990101101-02', 'u-990101101-01')
  change('units.json', '"jurisdiction": "990101103"', '"jurisdiction": "880101103"')
  expect(issues()).toMatchObject([
    { file: 'units.json', row: 2, field: 'id' },
    { file: 'units.json', field: 'jurisdiction' },
  ])
  change('jurisdictions.geojson', /\[\[\[\d+\.\d+/, '[[[110.5')
  expect(issues()).toMatchObject([{ file: 'jurisdictions.geojson', row: 1, message: 'ring is not closed' }])
})
