import { and, desc, eq } from 'drizzle-orm'
import type { Database } from './connect.ts'
import { baseLayers, baseVersions } from './schema.ts'
import { unlessThere } from './upsert.ts'

export interface BaseData {
  version: string
  county: string
  nameZh: string
  nameEn: string
  loadedAt: Date
  /** By layer name: a GeoJSON FeatureCollection, or a table as an array of objects. */
  layers: Record<string, unknown>
}

const kept = 2
const cache = new WeakMap<object, Map<string, BaseData>>()

/** Stores a version with all its layers, or nothing. Returns false when that version is there already. */
export async function saveBaseData({ db }: Pick<Database, 'db'>, data: BaseData): Promise<boolean> {
  const { layers, ...version } = data
  return db.transaction(async (tx) => {
    const made = await unlessThere(tx.insert(baseVersions).values(version)).returning()
    if (made.length === 0) return false
    for (const [layer, content] of Object.entries(layers)) {
      await tx.insert(baseLayers).values({ version: data.version, layer, content })
    }
    return true
  })
}

/** One version with its layers; versions never change, so the last two read are kept in memory. */
export async function readBaseData(
  { db }: Pick<Database, 'db'>,
  version: string,
): Promise<BaseData | undefined> {
  const known = cache.get(db) ?? new Map<string, BaseData>()
  cache.set(db, known)
  const found = known.get(version)
  if (found) return found
  const [head] = await db.select().from(baseVersions).where(eq(baseVersions.version, version))
  if (!head) return undefined
  const layers: Record<string, unknown> = {}
  const names = await db
    .select({ layer: baseLayers.layer })
    .from(baseLayers)
    .where(eq(baseLayers.version, version))
  for (const { layer } of names) layers[layer] = await readLayer({ db }, version, layer)
  const data = { ...head, layers }
  for (const old of [...known.keys()].slice(0, Math.max(0, known.size - kept + 1))) known.delete(old)
  known.set(version, data)
  return data
}

/** The version loaded last, without its layers. */
export async function latestBaseVersion({
  db,
}: Pick<Database, 'db'>): Promise<Omit<BaseData, 'layers'> | undefined> {
  const [row] = await db
    .select()
    .from(baseVersions)
    .orderBy(desc(baseVersions.loadedAt), desc(baseVersions.version))
    .limit(1)
  return row
}

async function readLayer({ db }: Pick<Database, 'db'>, version: string, layer: string): Promise<unknown> {
  const [row] = await db
    .select({ content: baseLayers.content })
    .from(baseLayers)
    .where(and(eq(baseLayers.version, version), eq(baseLayers.layer, layer)))
  return row?.content
}
