import { eq } from 'drizzle-orm'
import type { Database } from './connect.ts'
import { settings } from './schema.ts'
import { orUpdate, unlessThere } from './upsert.ts'

/** A stored setting, as it was stored; the caller parses it. `undefined` when there is none. */
export async function readSetting({ db }: Pick<Database, 'db'>, key: string): Promise<unknown> {
  const [row] = await db.select().from(settings).where(eq(settings.key, key))
  return row?.value
}

/** Stores a JSON value (not null). */
export async function saveSetting({ db }: Pick<Database, 'db'>, key: string, value: unknown): Promise<void> {
  await orUpdate(db.insert(settings).values({ key, value }), { target: settings.key, set: { value } })
}

/** Stores a value unless there is one, and returns the one that is there now. */
export async function settingOnce(
  { db }: Pick<Database, 'db'>,
  key: string,
  value: unknown,
): Promise<unknown> {
  await unlessThere(db.insert(settings).values({ key, value }))
  return readSetting({ db }, key)
}
