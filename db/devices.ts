import { and, desc, eq, lt, sql } from 'drizzle-orm'
import type { Database } from './connect.ts'
import { devices } from './schema.ts'
import { unlessThere } from './upsert.ts'

export type DeviceRow = typeof devices.$inferSelect

/** Devices waiting to be bound are remembered up to here: a stranger inventing ids must not fill the disk. */
export const waitingLimit = 500
/** One that is heard again this long after the first time goes on sending; invented ids seldom do. */
export const steadyAfterMs = 10 * 60_000
/** Those that go on sending may take this many of the places, so that a new one always finds one. */
export const steadyLimit = 400

export interface Sighting {
  kind: string
  /** What the device calls itself, unique within its kind. */
  key: string
  at: Date
}

/** Notes that a device which is listed was heard again. Returns `undefined` when it is not listed. */
export async function seeDevice(
  { db }: Pick<Database, 'db'>,
  { kind, key, at }: Sighting,
): Promise<DeviceRow | undefined> {
  const [row] = await db
    .update(devices)
    .set({ lastSeenAt: at, sightings: sql`${devices.sightings} + 1` })
    .where(and(eq(devices.kind, kind), eq(devices.key, key)))
    .returning()
  return row
}

/**
 * Lists a device that was heard for the first time. When the list is full, the one heard longest ago makes room: of
 * those that were heard but for a short while, and only of more than `steadyLimit` others one of these.
 * Returns `undefined` when it is not listed, because others have taken its place at once.
 */
export async function listDevice(
  database: Pick<Database, 'db' | 'sql'>,
  { id, ...sighting }: Sighting & { id: string },
): Promise<DeviceRow | undefined> {
  const { kind, key, at } = sighting
  const row = { id, kind, key, firstSeenAt: at, lastSeenAt: at, sightings: 0 }
  await unlessThere(database.db.insert(devices).values(row))
  await makeRoom(database)
  return seeDevice(database, sighting)
}

async function makeRoom({ sql: query }: Pick<Database, 'sql'>): Promise<void> {
  await query`
    delete from devices where id in (
      select id from (
        select id, steady, count(*) filter (where steady) over () as all_steady,
          row_number() over (partition by steady order by last_seen_at desc, id desc) as place
        from (
          select id, last_seen_at,
            extract(epoch from last_seen_at - first_seen_at) * 1000 >= ${steadyAfterMs}::float8 as steady
          from devices
        ) as heard
      ) as ranked
      where place > case when steady then ${steadyLimit}::bigint
        else ${waitingLimit}::bigint - least(${steadyLimit}::bigint, all_steady) end
    )`
}

/** The devices that are listed, the one heard last first. */
export const waitingDevices = ({ db }: Pick<Database, 'db'>): Promise<DeviceRow[]> =>
  db.select().from(devices).orderBy(desc(devices.lastSeenAt), desc(devices.id)).limit(waitingLimit)

/** Takes a device off the list; it is listed again when it is heard and bound to no unit. */
export async function forgetDevice(
  { db }: Pick<Database, 'db'>,
  { kind, key }: Pick<Sighting, 'kind' | 'key'>,
): Promise<void> {
  await db.delete(devices).where(and(eq(devices.kind, kind), eq(devices.key, key)))
}

/** Takes off the list what was last heard before an instant; returns how many. */
export async function forgetSilentDevices({ db }: Pick<Database, 'db'>, before: Date): Promise<number> {
  const gone = await db.delete(devices).where(lt(devices.lastSeenAt, before)).returning({ id: devices.id })
  return gone.length
}
