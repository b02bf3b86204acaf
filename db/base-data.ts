import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { and, asc, desc, eq, isNotNull, notInArray } from 'drizzle-orm'
import type { Database } from './connect.ts'
import { baseContents, baseLayers, baseVersions } from './schema.ts'
import { unlessThere } from './upsert.ts'

type Db = Pick<Database, 'db'>

export interface BaseVersion {
  version: string
  county: string
  nameZh: string
  nameEn: string
  loadedAt: Date
  /** Of all its layers. */
  digest: string | null
}

/** A layer as it is kept: gzipped, and named by the digest of what it holds. */
export interface PackedLayer {
  digest: string
  gz: Uint8Array
}

/** A statement carries as much; in between, commands are stored. */
const PART_BYTES = 1024 * 1024
const pack = promisify(gzip)

/**
 * Stores a version with all its layers, or nothing. Returns false when that version is there already. The bytes go
 * first, part by part: until the last, short transaction they belong to nobody.
 */
export async function saveBaseData(
  database: Db,
  version: BaseVersion,
  layers: Readonly<Record<string, PackedLayer>>,
  stored: (layer: string) => void = () => undefined,
): Promise<boolean> {
  const { db } = database
  for (const [layer, { digest, gz }] of Object.entries(layers)) {
    await saveContent(database, digest, gz)
    stored(layer)
  }
  return db.transaction(async (tx) => {
    const made = await unlessThere(tx.insert(baseVersions).values(version)).returning()
    if (made.length === 0) return false
    const rows = Object.entries(layers).map(([layer, { digest }]) => ({
      version: version.version,
      layer,
      digest,
    }))
    if (rows.length > 0) await tx.insert(baseLayers).values(rows)
    return true
  })
}

/** The last part is the sign that all are there, so it goes last. */
async function saveContent({ db }: Db, digest: string, gz: Uint8Array): Promise<void> {
  const parts = Math.max(1, Math.ceil(gz.length / PART_BYTES))
  const there = await db
    .select({ part: baseContents.part })
    .from(baseContents)
    .where(eq(baseContents.digest, digest))
  const known = new Set(there.map(({ part }) => part))
  for (let part = 0; part < parts; part++) {
    if (known.has(part)) continue
    const bytes = Buffer.from(gz.subarray(part * PART_BYTES, (part + 1) * PART_BYTES))
    await unlessThere(db.insert(baseContents).values({ digest, part, bytes }))
  }
}

/** Forgets bytes of loads that broke off. Not while one is under way. */
export async function dropUnusedContents({ db }: Db): Promise<void> {
  const used = db.select({ digest: baseLayers.digest }).from(baseLayers).where(isNotNull(baseLayers.digest))
  await db.delete(baseContents).where(notInArray(baseContents.digest, used))
}

/** One layer of a version, gzipped; undefined when there is none. */
export async function readBaseLayer({ db }: Db, version: string, layer: string): Promise<Buffer | undefined> {
  const [row] = await db
    .select()
    .from(baseLayers)
    .where(and(eq(baseLayers.version, version), eq(baseLayers.layer, layer)))
  if (!row) return undefined
  if (row.digest === null) return pack(JSON.stringify(row.content))
  const parts: Buffer[] = []
  // One by one: a long read delays commits on the embedded database.
  for (;;) {
    const [found] = await db
      .select({ bytes: baseContents.bytes })
      .from(baseContents)
      .where(and(eq(baseContents.digest, row.digest), eq(baseContents.part, parts.length)))
    if (!found) break
    parts.push(found.bytes)
  }
  return Buffer.concat(parts)
}

/** The digest of each layer of a version; null for one that an older program loaded. */
export async function baseDigests({ db }: Db, version: string): Promise<Record<string, string | null>> {
  const rows = await db
    .select({ layer: baseLayers.layer, digest: baseLayers.digest })
    .from(baseLayers)
    .where(eq(baseLayers.version, version))
    .orderBy(asc(baseLayers.layer))
  return Object.fromEntries(rows.map(({ layer, digest }) => [layer, digest]))
}

export async function readBaseVersion({ db }: Db, version: string): Promise<BaseVersion | undefined> {
  const [row] = await db.select().from(baseVersions).where(eq(baseVersions.version, version))
  return row
}

/** The version loaded last. */
export async function latestBaseVersion({ db }: Db): Promise<BaseVersion | undefined> {
  const [row] = await db
    .select()
    .from(baseVersions)
    .orderBy(desc(baseVersions.loadedAt), desc(baseVersions.version))
    .limit(1)
  return row
}
