import { and, asc, desc, eq, gte, inArray, sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import type { Database } from '../../db/connect.ts'
import { eachEvent } from '../../db/read-log.ts'
import { events, operations, settings } from '../../db/schema.ts'
import { addEvents, anEvent, anOperation, start } from './samples.ts'

export function readRules(database: () => Database): void {
  describe('reading', () => {
    it('gives every one of 2,000 mixed reads at once its own rows', { timeout: 60_000 }, async () => {
      const operation = await anOperation(database())
      let head = start
      for (let batch = 0; batch < 10; batch += 1) head = await addEvents(database(), operation, head, 100)
      const { db } = database()
      await db
        .insert(settings)
        .values(Array.from({ length: 50 }, (_, n) => ({ key: `read-${n}`, value: { n } })))

      const one = async (n: number): Promise<void> => {
        const seq = (n % 990) + 1
        const here = eq(events.operation, operation)
        switch (n % 6) {
          case 0: {
            const rows = await db
              .select()
              .from(events)
              .where(and(here, eq(events.seq, seq)))
            expect(rows.map((row) => [row.seq, row.payload])).toEqual([
              [seq, anEvent(operation, seq).payload],
            ])
            return
          }
          case 1: {
            const rows = await db
              .select({ seq: events.seq })
              .from(events)
              .where(and(here, gte(events.seq, seq)))
              .orderBy(asc(events.seq))
              .limit(5)
            expect(rows.map((row) => row.seq)).toEqual([0, 1, 2, 3, 4].map((more) => seq + more))
            return
          }
          case 2: {
            const rows = await db
              .select()
              .from(settings)
              .where(eq(settings.key, `read-${n % 50}`))
            expect(rows).toEqual([{ key: `read-${n % 50}`, value: { n: n % 50 } }])
            return
          }
          case 3: {
            const rows = await db
              .select({ id: operations.id, lastSeq: operations.lastSeq })
              .from(operations)
              .where(eq(operations.id, operation))
            expect(rows).toEqual([{ id: operation, lastSeq: 1000 }])
            return
          }
          case 4: {
            const rows = await db
              .select({ hash: events.hash, word: sql<string>`${`word ${n}`}::text` })
              .from(events)
              .where(and(here, inArray(events.seq, [seq, seq + 3])))
              .orderBy(desc(events.seq))
            expect(rows.map((row) => row.word)).toEqual([`word ${n}`, `word ${n}`])
            return
          }
          default: {
            const rows = await db.transaction(async (tx) => {
              const first = await tx
                .select({ at: events.recordedAt })
                .from(events)
                .where(and(here, eq(events.seq, seq)))
              const second = await tx
                .select({ n: sql<number>`${n}::integer` })
                .from(operations)
                .limit(1)
              return [first[0]?.at.toISOString(), second[0]?.n]
            })
            expect(rows).toEqual([anEvent(operation, seq).recordedAt, n])
          }
        }
      }
      await Promise.all(Array.from({ length: 2000 }, (_, n) => one(n)))
    })

    it('goes on while commits go on, and neither sees half of a batch', async () => {
      const operation = await anOperation(database())
      const writing = { done: false }
      const write = (async () => {
        let head = start
        for (let batch = 0; batch < 40; batch += 1) head = await addEvents(database(), operation, head, 10)
        writing.done = true
      })()
      let pages = 0
      while (!writing.done) {
        let last = 0
        for await (const page of eachEvent(database(), operation, { after: 0, limit: 1000 })) {
          for (const { seq } of page) expect(seq).toBe(++last)
          pages += 1
        }
        expect(last % 10).toBe(0)
      }
      await write
      expect(pages).toBeGreaterThan(0)
    })
  })
}
