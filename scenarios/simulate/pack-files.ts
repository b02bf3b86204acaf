import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { MoverPack } from '../demo-movers.ts'
import { projectRoot } from '../project-root.ts'

const roads = z.object({
  features: z.array(
    z.object({ geometry: z.object({ type: z.string(), coordinates: z.array(z.unknown()) }) }),
  ),
})
const units = z.array(z.object({ id: z.string(), teamType: z.string(), lon: z.number(), lat: z.number() }))

/** The roads and units of a county pack below db/packs, read as plain files. Throws when they are not there. */
export function readMoverPack(pack: string): MoverPack {
  const read = (file: string): unknown =>
    JSON.parse(readFileSync(join(projectRoot(), 'db', 'packs', pack, file), 'utf8'))
  return { roads: roads.parse(read('roads.geojson')), units: units.parse(read('units.json')) }
}
