import { createHash } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { changesOf, type LayerChanges } from './changes.ts'
import type { Finding } from './pack-error.ts'
import { examinePack } from './pack.ts'
import { unpackedColumns } from './packed.ts'
import { COLUMN_LAYERS, prepared, type Prepared } from './prepare.ts'

/** What is known of a pack once it was read; `prepared` when nothing is wrong with it. */
export interface Work {
  readonly prepared: Prepared | undefined
  readonly findings: readonly Finding[]
  readonly faults: number
}

/** All of a load that takes the processor and not the database. */
export function readAndPrepare(folder: string, packed: (layer: string) => void): Work {
  const { pack, findings, faults } = examinePack(folder)
  return { prepared: pack && prepared(pack, packed), findings, faults }
}

/** Compares a layer as it was kept, gzipped, with the prepared one. */
export function compared(work: Work, layer: string, before: Uint8Array | undefined): LayerChanges {
  const after = work.prepared?.layers[layer]?.gz
  return changesOf(layer, before && contentOf(layer, before), after && contentOf(layer, after))
}

/** Columns have no ids: each is one thing that is the same or not. */
function contentOf(layer: string, gz: Uint8Array): unknown {
  const bytes = gunzipSync(gz)
  if (!(COLUMN_LAYERS as readonly string[]).includes(layer)) return JSON.parse(bytes.toString())
  const columns = unpackedColumns(bytes) as Record<string, unknown>
  return Object.fromEntries(
    Object.entries(columns).map(([name, column]) => [
      name,
      ArrayBuffer.isView(column) ? sumOf(column) : column,
    ]),
  )
}

const sumOf = (column: ArrayBufferView): string =>
  createHash('sha256')
    .update(Buffer.from(column.buffer, column.byteOffset, column.byteLength))
    .digest('hex')
