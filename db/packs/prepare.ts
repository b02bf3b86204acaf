import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { PersonRow } from '../event-log.ts'
import { derivedFrom, type Derived } from './derive.ts'
import { FILES, type Pack, type Part } from './files.ts'
import { packedColumns } from './packed.ts'

/** Layers that are columns; all others are JSON. */
export const COLUMN_LAYERS = ['households', 'dem', 'landcover', 'hand'] as const

/** A checked pack as it is kept. */
export interface Prepared {
  /** `<id>-<version>`, as the pack calls itself. */
  readonly name: string
  readonly county: string
  readonly title: { readonly zh: string; readonly en: string }
  /** The day that the data describe. */
  readonly dataDate: string
  readonly digest: string
  /** What its map.pmtiles says of itself: a file to be kept beside the layers. */
  readonly basemap: Pack['basemap']
  readonly layers: Readonly<Record<string, { readonly digest: string; readonly gz: Uint8Array }>>
  /** Names and phones, apart: they must be erasable. The layers hold their ids. */
  readonly people: readonly (PersonRow & { readonly phone: string })[]
}

export const nameOf = ({ id, version }: Pick<Pack['header'], 'id' | 'version'>): string => `${id}-${version}`

/** Makes a pack ready to be stored: people apart, what is derived computed, every layer packed and named. */
export function prepared(pack: Pack, done: (layer: string) => void = () => undefined): Prepared {
  const { header } = pack
  const people = new People()
  const derived = derivedFrom(pack)
  const contents: Record<string, unknown> = {
    ...jsonLayers(pack, people),
    catchments: derived?.catchments ?? {},
    ...columnLayers(pack, derived),
    basemap: pack.basemap,
  }
  const layers: Record<string, { digest: string; gz: Uint8Array }> = {}
  for (const [layer, content] of Object.entries(contents)) {
    if (content === null) continue
    const bytes = isColumns(layer) ? packedColumns(content as object) : Buffer.from(JSON.stringify(content))
    const digest = createHash('sha256').update(bytes).digest('hex')
    // Small numbers after small numbers: a higher level takes far longer and saves a few per cent.
    layers[layer] = { digest, gz: gzipSync(bytes, { level: isColumns(layer) ? 4 : 6 }) }
    done(layer)
  }
  const digests = Object.entries(layers).map(([layer, { digest }]) => `${layer} ${digest}`)
  const digest = createHash('sha256').update(digests.sort().join('\n')).digest('hex')
  return {
    ...{ name: nameOf(header), county: header.code, title: header.name, dataDate: header.date },
    ...{ digest, layers, people: people.rows, basemap: pack.basemap },
  }
}

const isColumns = (layer: string): boolean => (COLUMN_LAYERS as readonly string[]).includes(layer)

function columnLayers(pack: Pack, derived: Derived | null): Record<string, unknown> {
  const households = pack.households.count > 0 ? pack.households : null
  return { households, dem: pack.dem, landcover: pack.landcover, hand: derived?.hand ?? null }
}

/** Everything that is a list of rows. Empty lists are kept too: what is gone must not seem to be unchanged. */
function jsonLayers(pack: Pack, people: People): Record<string, unknown> {
  const { stock, units, grids, contacts } = pack
  const parts = (Object.keys(FILES) as Part[]).filter(
    (part) => !['stock', 'units', 'grids', 'contacts'].includes(part),
  )
  return {
    ...Object.fromEntries(parts.map((part) => [part, pack[part]])),
    items: stock.items,
    warehouses: stock.warehouses.map(({ keeper, ...rest }) => ({
      ...rest,
      keeper: people.put('warehouse', rest.id, keeper),
    })),
    units: units.map(({ leader, ...rest }) => ({ ...rest, leader: people.put('unit', rest.id, leader) })),
    grids: grids.map(({ worker: name, phone, ...rest }) => ({
      ...rest,
      worker: people.put('grid', rest.id, { name, phone }),
    })),
    contacts: contacts.map(({ name, phone, ...rest }) => ({
      ...rest,
      person: people.put('contact', rest.id, { name, phone }),
    })),
  }
}

class People {
  readonly rows: (PersonRow & { phone: string })[] = []

  /** @returns the id by which the person stands everywhere else: that of the row, so that a reload names the same. */
  put(of: string, row: string, { name, phone }: { name: string; phone: string }): string {
    const id = `pack:${of}:${row}`
    this.rows.push({ id, name, phone })
    return id
  }
}
