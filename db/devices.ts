import { and, asc, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import type { Database } from './connect.ts'
import { devices } from './schema.ts'
import { orUpdate, unlessThere } from './upsert.ts'

export type DeviceRow = typeof devices.$inferSelect

/** Unknown devices are remembered up to here: a stranger inventing ids must not fill the disk. */
export const unknownLimit = 500

export interface Sighting {
  /** Used when the device is new. */
  id: string
  kind: string
  key: string
  label?: string | undefined
  at: Date
}

/**
 * Notes that a device was heard from: `lastSeenAt` and the count move on, a new one is listed as unknown.
 * Returns `undefined` for a new one when the list of unknown ones is full.
 */
export async function seeDevice(
  { db }: Pick<Database, 'db'>,
  sighting: Sighting,
): Promise<DeviceRow | undefined> {
  const { id, kind, key, at } = sighting
  const known = await seeAgain({ db }, kind, key, at)
  if (known || (await db.$count(devices, isNull(devices.unit))) >= unknownLimit) return known
  const row = { id, kind, key, label: sighting.label ?? null, firstSeenAt: at, lastSeenAt: at, sightings: 0 }
  await unlessThere(db.insert(devices).values(row))
  return seeAgain({ db }, kind, key, at)
}

async function seeAgain({ db }: Pick<Database, 'db'>, kind: string, key: string, at: Date) {
  const [row] = await db
    .update(devices)
    .set({ lastSeenAt: at, sightings: sql`${devices.sightings} + 1` })
    .where(and(eq(devices.kind, kind), eq(devices.key, key)))
    .returning()
  return row
}

export async function findDevice(
  { db }: Pick<Database, 'db'>,
  kind: string,
  key: string,
): Promise<DeviceRow | undefined> {
  const [row] = await db
    .select()
    .from(devices)
    .where(and(eq(devices.kind, kind), eq(devices.key, key)))
  return row
}

/** Devices heard from but bound to no unit, the latest first. */
export const unknownDevices = ({ db }: Pick<Database, 'db'>): Promise<DeviceRow[]> =>
  db.select().from(devices).where(isNull(devices.unit)).orderBy(desc(devices.lastSeenAt)).limit(unknownLimit)

export const pairedDevices = ({ db }: Pick<Database, 'db'>): Promise<DeviceRow[]> =>
  db.select().from(devices).where(isNotNull(devices.unit)).orderBy(asc(devices.kind), asc(devices.key))

/** Binds a device to a unit, heard from before or not; an earlier binding of it ends. */
export async function pairDevice(
  { db }: Pick<Database, 'db'>,
  device: Pick<Sighting, 'id' | 'kind' | 'key' | 'label'>,
  pairing: { unit: string; by: string; at: Date },
): Promise<DeviceRow> {
  const bound = { unit: pairing.unit, pairedBy: pairing.by, pairedAt: pairing.at }
  const { id, kind, key, label = null } = device
  const seen = { firstSeenAt: pairing.at, lastSeenAt: pairing.at, sightings: 0 }
  const insert = db.insert(devices).values({ id, kind, key, label, ...bound, ...seen })
  const [row] = await orUpdate(insert, { target: [devices.kind, devices.key], set: bound }).returning()
  if (!row) throw new Error('an upsert gave no row')
  return row
}

/** Takes a device off its unit; it is listed as unknown again when it is next heard from. */
export async function unpairDevice({ db }: Pick<Database, 'db'>, kind: string, key: string): Promise<void> {
  await db
    .update(devices)
    .set({ unit: null, pairedBy: null, pairedAt: null })
    .where(and(eq(devices.kind, kind), eq(devices.key, key)))
}
