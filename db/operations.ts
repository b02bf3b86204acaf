import { asc, eq } from 'drizzle-orm'
import type { Database } from './connect.ts'
import { GENESIS } from './hash-chain.ts'
import { operations } from './schema.ts'
import { unlessThere } from './upsert.ts'

export type OperationRow = typeof operations.$inferSelect
export type NewOperation = Omit<typeof operations.$inferInsert, 'lastSeq' | 'lastHash'>

/** Opens an empty log. Returns false when there is one of that id already. */
export async function createOperation(
  { db }: Pick<Database, 'db'>,
  operation: NewOperation,
): Promise<boolean> {
  const insert = db.insert(operations).values({ ...operation, lastSeq: 0, lastHash: GENESIS })
  const made = await unlessThere(insert).returning({ id: operations.id })
  return made.length > 0
}

export async function readOperation(
  { db }: Pick<Database, 'db'>,
  id: string,
): Promise<OperationRow | undefined> {
  const [row] = await db.select().from(operations).where(eq(operations.id, id))
  return row
}

/** All operations, in the order they were made. */
export const readOperations = ({ db }: Pick<Database, 'db'>): Promise<OperationRow[]> =>
  db.select().from(operations).orderBy(asc(operations.createdAt), asc(operations.id))

export type LogHead = Pick<OperationRow, 'id' | 'status' | 'lastSeq'>

/** Where every log ends, in one short query: a node asks this every few seconds. */
export const readHeads = ({ db }: Pick<Database, 'db'>): Promise<LogHead[]> =>
  db.select({ id: operations.id, status: operations.status, lastSeq: operations.lastSeq }).from(operations)

export async function setOperation(
  { db }: Pick<Database, 'db'>,
  id: string,
  change: Partial<Pick<OperationRow, 'status' | 'titleZh' | 'titleEn' | 'packVersion'>>,
): Promise<void> {
  await db.update(operations).set(change).where(eq(operations.id, id))
}
