import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  doublePrecision,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
} from 'drizzle-orm/pg-core'
import { instant } from './columns.ts'

/** Phones and trackers that were heard and wait to be bound to a unit; what is bound stands in the log. */
export const devices = pgTable(
  'devices',
  {
    id: text('id').primaryKey(),
    kind: text('kind').notNull(),
    /** What the device calls itself, unique within its kind. */
    key: text('key').notNull(),
    firstSeenAt: instant('first_seen_at').notNull(),
    lastSeenAt: instant('last_seen_at').notNull(),
    sightings: integer('sightings').notNull(),
  },
  (t) => [unique('devices_key').on(t.kind, t.key)],
)

/** The track store. Metres, metres a second, degrees; battery 0 to 1. */
export const fixes = pgTable(
  'fixes',
  {
    operation: text('operation').notNull(),
    unit: text('unit').notNull(),
    fixAt: instant('fix_at').notNull(),
    receivedAt: instant('received_at').notNull(),
    device: text('device').notNull(),
    lat: doublePrecision('lat').notNull(),
    lon: doublePrecision('lon').notNull(),
    altitudeM: doublePrecision('altitude_m'),
    accuracyM: doublePrecision('accuracy_m'),
    speedMps: doublePrecision('speed_mps'),
    headingDeg: doublePrecision('heading_deg'),
    battery: doublePrecision('battery'),
    simulated: boolean('simulated').notNull(),
    /** The holder called for help. Null is no, as in every fix and every backup from before there was this column. */
    sos: boolean('sos'),
    /**
     * What the device said, of a call for help that stands under our instant because that cannot be right: epoch
     * milliseconds, since a clock may say a year that no date has.
     */
    saidMs: bigint('said_ms', { mode: 'number' }),
  },
  // The key is the index for "this unit between these times" as well.
  (t) => [
    primaryKey({ columns: [t.operation, t.unit, t.fixAt] }),
    index('fixes_said')
      .on(t.operation, t.unit, t.fixAt)
      .where(sql`said_ms is not null`),
  ],
)
