import { inArray } from 'drizzle-orm'
import type { Database } from './connect.ts'
import type { PersonRow } from './event-log.ts'
import { keptPeopleSql } from './kept-people.ts'
import { people } from './schema.ts'

const PAGE = 500

/** Keeps people of a county pack that brings nothing else: all of them or none. */
export async function savePackPeople(
  { sql }: Pick<Database, 'sql'>,
  rows: readonly PersonRow[],
): Promise<void> {
  if (rows.length > 0) await keptPeopleSql(sql, rows)
}

/** What these people are called, and what a pack called them last; unknown ids are left out. */
export async function readPackSayings(
  { db }: Pick<Database, 'db'>,
  ids: readonly string[],
): Promise<Map<string, Pick<typeof people.$inferSelect, 'name' | 'packName' | 'erasedAt'>>> {
  const found = new Map<string, typeof people.$inferSelect>()
  for (let at = 0; at < ids.length; at += PAGE) {
    const page = ids.slice(at, at + PAGE)
    for (const row of await db.select().from(people).where(inArray(people.id, page))) found.set(row.id, row)
  }
  return found
}

/**
 * Of the people of a county pack those of whom it says something else than it said before.
 * `shown`: those who have another name or phone by it, or are new.
 */
export async function packPeopleNews(
  { db }: Pick<Database, 'db'>,
  rows: readonly PersonRow[],
): Promise<{ rows: PersonRow[]; shown: string[] }> {
  const news: { rows: PersonRow[]; shown: string[] } = { rows: [], shown: [] }
  for (let at = 0; at < rows.length; at += PAGE) {
    const page = rows.slice(at, at + PAGE)
    const ids = page.map(({ id }) => id)
    const stored = await db.select().from(people).where(inArray(people.id, ids))
    const known = new Map(stored.map((row) => [row.id, row]))
    for (const row of page) {
      const before = known.get(row.id)
      if (before?.erasedAt) continue
      const said = { name: before?.packName !== row.name, phone: before?.packPhone !== row.phone }
      if (!said.name && !said.phone) continue
      news.rows.push({ ...row, ofPack: true })
      const isOther = (said.name && before?.name !== row.name) || (said.phone && before?.phone !== row.phone)
      if (isOther) news.shown.push(row.id)
    }
  }
  return news
}
