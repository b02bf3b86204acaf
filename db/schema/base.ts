import { jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { instant } from './columns.ts'

/** County packs loaded so far; a version, once loaded, never changes. */
export const baseVersions = pgTable('base_versions', {
  version: text('version').primaryKey(),
  county: text('county').notNull(),
  nameZh: text('name_zh').notNull(),
  nameEn: text('name_en').notNull(),
  loadedAt: instant('loaded_at').notNull(),
})

/** One layer of a pack: a GeoJSON FeatureCollection, or a table as an array of objects. */
export const baseLayers = pgTable(
  'base_layers',
  {
    version: text('version').notNull(),
    layer: text('layer').notNull(),
    content: jsonb('content').notNull(),
  },
  (t) => [primaryKey({ columns: [t.version, t.layer] })],
)

export const settings = pgTable('settings', {
  key: text('key').primaryKey(),
  value: jsonb('value').notNull(),
})
