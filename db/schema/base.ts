import { integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { bytes, instant } from './columns.ts'

/** County packs loaded so far; a version, once loaded, never changes. */
export const baseVersions = pgTable('base_versions', {
  version: text('version').primaryKey(),
  county: text('county').notNull(),
  nameZh: text('name_zh').notNull(),
  nameEn: text('name_en').notNull(),
  loadedAt: instant('loaded_at').notNull(),
  /** Of all its layers; null for one that an older program loaded. */
  digest: text('digest'),
})

/** One layer of a version: where its bytes are. `content` holds it when an older program loaded it. */
export const baseLayers = pgTable(
  'base_layers',
  {
    version: text('version').notNull(),
    layer: text('layer').notNull(),
    content: jsonb('content'),
    digest: text('digest'),
  },
  (t) => [primaryKey({ columns: [t.version, t.layer] })],
)

/**
 * Gzipped bytes by their digest, in parts: versions share what did not change, and a height grid is no single statement
 * that others would wait for.
 */
export const baseContents = pgTable(
  'base_contents',
  {
    digest: text('digest').notNull(),
    part: integer('part').notNull(),
    bytes: bytes('bytes').notNull(),
  },
  (t) => [primaryKey({ columns: [t.digest, t.part] })],
)

export const settings = pgTable('settings', {
  key: text('key').primaryKey(),
  value: jsonb('value').notNull(),
})
