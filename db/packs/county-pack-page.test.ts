import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeEach, expect, it } from 'vitest'
import { LANDCOVER } from '../../domain/geo/terrain/landcover.ts'
import { teamType, unitSkill } from '../../domain/unit/commands.ts'
import { inProject } from '../../scripts/lib/project.mjs'
import { copyOfDemoPack, type Editable, type PackFolder } from '../../tests/support/pack-folder.ts'
import { facilityFeature, roadClass, shelterFeature } from './layers.ts'
import { examinePack } from './pack.ts'
import { riskAreaFeature } from './risk-layers.ts'

const page = readFileSync(join(inProject('docs'), 'county-pack.md'), 'utf8')

type Row = Record<string, unknown>
interface Example {
  readonly heading: string
  readonly form: 'json' | 'csv'
  readonly text: string
}

/** The rows that the page shows, each with the heading that it stands below. */
const examples: Example[] = page.split(/^## /m).flatMap((section) =>
  [...section.matchAll(/^```(json|csv)\n(.*?)^```/gms)].map(([, form, text = '']) => ({
    ...{ heading: section.split('\n', 1)[0] ?? '', form: form as 'json' | 'csv', text },
  })),
)
const below = (heading: string) => examples.filter((example) => example.heading.startsWith(heading))
const rowsBelow = (heading: string) =>
  below(heading)
    .filter(({ form }) => form === 'json')
    .map(({ text }) => JSON.parse(text) as Row)

let pack: PackFolder
beforeEach(async () => {
  pack = await copyOfDemoPack()
})

/** In the place of the row of the same name; else beside the others, with the shape of the first like it. */
function intoLayer(layer: string, rows: readonly Row[]): void {
  pack.edit(`${layer}.geojson`, (content) => {
    const features = [...content.features]
    for (const row of rows) {
      const name = 'code' in row ? 'code' : 'id'
      const at = features.findIndex(({ properties }) => properties[name] === row[name])
      const like = features[at] ?? features.find(({ properties }) => properties['kind'] === row['kind'])
      if (!like) throw new Error(`${layer} has nothing like ${String(row[name])}`)
      features.splice(at < 0 ? features.length : at, at < 0 ? 0 : 1, { ...like, properties: row })
    }
    return { ...content, features }
  })
}

function intoTable(name: string, { text }: Example): void {
  const [head = '', ...rows] = text.trim().split('\n')
  const before = pack.files().includes(`${name}.csv`)
    ? pack.text(`${name}.csv`).trim().split('\n').slice(1)
    : []
  const ids = new Set(rows.map((row) => row.split(',')[0]))
  const others = before.filter((row) => !ids.has(row.split(',')[0]))
  pack.write(`${name}.csv`, [head, ...others, ...rows].join('\n'))
}

const LAYERS = ['jurisdictions', 'villages', 'rivers', 'power-lines', 'risk-areas', 'gauges']

it('the rows that the page shows are good rows of the demo county', () => {
  for (const layer of LAYERS) {
    const rows = rowsBelow(layer)
    expect(rows, layer).not.toEqual([])
    intoLayer(layer, rows)
  }
  const places = rowsBelow('facilities, shelters')
  intoLayer(
    'facilities',
    places.filter((row) => 'note' in row),
  )
  intoLayer(
    'shelters',
    places.filter((row) => 'usableAreaM2' in row),
  )
  // A bridge stands on a vertex of a road of the demo; which that is, the page need not know.
  const bridge = (JSON.parse(pack.text('roads.geojson')) as Editable).features.find(
    ({ properties }) => properties['kind'] === 'bridge',
  )
  const { roadId, river } = bridge?.properties ?? {}
  intoLayer(
    'roads',
    rowsBelow('roads').map((row) => ('roadId' in row ? { ...row, roadId, river } : row)),
  )
  expect(rowsBelow('roads').map(({ kind }) => kind)).toEqual(['road', 'bridge'])

  const [grids, contacts] = below('grids.csv')
  const [households] = below('households')
  for (const [name, example] of Object.entries({ grids, contacts, households })) {
    if (!example) throw new Error(`the page shows no row of ${name}`)
    intoTable(name, example)
  }
  const units = rowsBelow('units.json')
  const others = (JSON.parse(pack.text('units.json')) as Row[]).filter(({ id }) => id !== units[0]?.['id'])
  pack.write('units.json', JSON.stringify([...units, ...others]))
  pack.write('plans.json', JSON.stringify(rowsBelow('plans.json')))
  pack.edit('warehouses.json', (stock) => {
    const [first, ...more] = stock['warehouses'] as { lots: Row[] }[]
    return { ...stock, warehouses: [{ ...first, lots: rowsBelow('warehouses.json') }, ...more] }
  })
  const [setting] = below('pack.json')
  const own = JSON.parse(`{${setting?.text ?? ''}}`) as Row
  pack.edit('pack.json', (header) => ({ ...header, settings: { ...(header['settings'] as Row), ...own } }))
  rowsBelow('dem.json').forEach((grid) => {
    const [name, bytes] = grid['encoding'] === 'uint8' ? ['landcover', 1] : ['dem', 2]
    pack.write(`${name}.json`, JSON.stringify(grid))
    const size = Number(grid['columns']) * Number(grid['rows']) * bytes
    pack.write(`${name}.bin.gz`, gzipSync(Buffer.alloc(size), { level: 1 }))
  })
  expect(rowsBelow('dem.json')).toHaveLength(2)
  const { findings, faults } = examinePack(pack.folder)
  expect(findings.filter(({ severity }) => severity === 'fault')).toEqual([])
  expect(faults).toBe(0)
})

it('the tables that the page shows may stand for a layer of points', async () => {
  for (const [layer, example] of [
    ['villages', below('Rules')[0]],
    ['hamlets', below('hamlets')[0]],
  ] as const) {
    const folder = await copyOfDemoPack()
    const [head = '', row = ''] = example?.text.trim().split('\n') ?? []
    const { features } = JSON.parse(folder.text(`${layer}.geojson`)) as Editable
    const others = features
      .filter(({ properties }) => properties['code'] !== row.split(',')[0])
      .map(({ properties, geometry }) => {
        const [lon, lat] = geometry.coordinates as number[]
        const words = properties['name'] as Row
        const cells: Row = { ...properties, 'name.zh': words['zh'], 'name.en': words['en'], lon, lat }
        return head
          .split(',')
          .map((column) => cells[column])
          .join(',')
      })
    folder.write(`${layer}.csv`, [head, row, ...others].join('\n'))
    rmSync(join(folder.folder, `${layer}.geojson`))
    const { findings } = examinePack(folder.folder)
    expect(findings.filter(({ severity }) => severity === 'fault')).toEqual([])
  }
})

it.each([
  ['teamType', teamType.options],
  ['skills', unitSkill.options],
  ['class of a road', roadClass.options],
  ['kind of a facility', facilityFeature.shape.properties.shape.kind.options],
  ['kind of a shelter', shelterFeature.shape.properties.shape.kind.options],
  ['kind of a risk area', riskAreaFeature.shape.properties.shape.kind.options],
])('the page lists every word that %s may be', (_, options) => {
  expect(options.filter((option) => !page.includes(`\`${option}\``))).toEqual([])
})

it('the page lists every word for what covers the ground', () => {
  expect(LANDCOVER.filter((name) => !page.includes(`"${name}"`))).toEqual([])
})
