import { and, desc, eq, inArray, isNotNull, isNull, lt, or, sql } from 'drizzle-orm'
import type { Database } from './connect.ts'
import { people } from './schema.ts'

/** A person's name and phone; both null once erased. They are inserted by `append`, with their event. */
export interface Person {
  id: string
  name: string | null
  phone: string | null
  erasedAt: Date | null
}

const PERSON = { id: people.id, name: people.name, phone: people.phone, erasedAt: people.erasedAt }

/** Reads people by id; unknown ids are left out. */
export async function readPeople(
  { db }: Pick<Database, 'db'>,
  ids: readonly string[],
): Promise<Map<string, Person>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .select(PERSON)
    .from(people)
    .where(inArray(people.id, [...ids]))
  return new Map(rows.map((row) => [row.id, row]))
}

export interface PeoplePage {
  /** Those that were erased, or those that were not. */
  erased: boolean
  /** People with a smaller id: those entered earlier. */
  before?: string | undefined
  limit: number
  /** A whole name or phone number, the first character of a name or the last four digits of a number. */
  search?: string | undefined
}

/**
 * One page of everybody, those entered last first. A search finds nothing by a part that a mask hides: asking on and
 * on must not spell out a number that is only revealed with a reason.
 */
export async function readPeoplePage(
  { db }: Pick<Database, 'db'>,
  { erased, before, limit, search }: PeoplePage,
): Promise<Person[]> {
  return db
    .select(PERSON)
    .from(people)
    .where(
      and(
        erased ? isNotNull(people.erasedAt) : isNull(people.erasedAt),
        before === undefined ? undefined : lt(people.id, before),
        search === undefined ? undefined : isFoundBy(search),
      ),
    )
    .orderBy(desc(people.id))
    .limit(limit)
}

function isFoundBy(search: string) {
  const digits = search.replace(/\D/g, '')
  const number = sql`regexp_replace(${people.phone}, '[^0-9]', '', 'g')`
  const byNumber =
    digits.length >= 4 ? or(sql`${number} = ${digits}`, sql`right(${number}, 4) = ${digits}`) : undefined
  return or(eq(people.name, search), sql`left(${people.name}, 1) = ${search}`, byNumber)
}

/** Puts a name or phone right; who is erased stays erased. @returns whether there was somebody to correct */
export async function correctPerson(
  { db }: Pick<Database, 'db'>,
  id: string,
  change: { name?: string; phone?: string | null },
): Promise<boolean> {
  const changed = await db
    .update(people)
    .set(change)
    .where(and(eq(people.id, id), isNull(people.erasedAt)))
    .returning({ id: people.id })
  return changed.length > 0
}

/** Forgets names and phones for good; the log keeps ids that no longer say anything. */
export async function erasePeople(
  { db }: Pick<Database, 'db'>,
  ids: readonly string[],
  at: Date,
): Promise<void> {
  if (ids.length === 0) return
  await db
    .update(people)
    .set({ name: null, phone: null, packName: null, packPhone: null, erasedAt: at })
    .where(and(inArray(people.id, [...ids]), isNull(people.erasedAt)))
}
