import { describe, expect, it } from 'vitest'
import { findAnswers, saveAnswers } from '../../db/answers.ts'
import type { Database } from '../../db/connect.ts'
import { SequenceConflict } from '../../db/errors.ts'
import { append } from '../../db/event-log.ts'
import { density, verifyChain } from '../../db/log-overview.ts'
import { readOperation } from '../../db/operations.ts'
import { erasePeople, readPeople } from '../../db/people.ts'
import { eachEvent, readEvents, readEventsAbout, readHead, seqAt, streamHeads } from '../../db/read-log.ts'
import { addEvents, anAnswer, anEvent, anOperation, at, noon, start } from './samples.ts'

export function logRules(database: () => Database): void {
  describe('event log', () => {
    it('gives back every event exactly as it was appended, with its hash', async () => {
      const operation = await anOperation(database())
      const events = [
        anEvent(operation, 1),
        anEvent(operation, 2, { exerciseMs: 0, storyAt: at(5), sharedWith: [] }),
      ]
      const sealed = await append(database(), { operation, expectedSeq: 0, previousHash: start.hash, events })
      expect(await readEvents(database(), operation, { after: 0, limit: 10 })).toEqual(sealed.events)
      expect(
        sealed.events.map(({ hash, ...event }) => ({ event, hex: /^[0-9a-f]{64}$/.test(hash) })),
      ).toEqual(events.map((event) => ({ event, hex: true })))
      expect(await readHead(database(), operation)).toEqual(sealed.head)
    })

    it('keeps a payload as a JSON object, not as a string of JSON', async () => {
      const operation = await anOperation(database())
      await addEvents(database(), operation, start, 1, { answers: [anAnswer('a-command')] })
      const { sql } = database()
      const types = await sql`
        select jsonb_typeof(payload) as payload, jsonb_typeof(shared_with) as shared, jsonb_typeof(answer) as answer,
          pg_typeof(events.recorded_at)::text as at
        from events join command_answers using (operation) where operation = ${operation}`
      expect([...types]).toEqual([
        { payload: 'object', shared: 'array', answer: 'object', at: 'timestamp with time zone' },
      ])
    })

    it('refuses an append from a wrong place and keeps nothing of it', async () => {
      const operation = await anOperation(database())
      const head = await addEvents(database(), operation, start, 3)
      const answers = [anAnswer('too-late')]
      const people = [{ id: `${operation}-late`, name: '张三' }]
      const late = addEvents(database(), operation, { seq: 2, hash: head.hash }, 1, { answers, people })
      await expect(late).rejects.toThrow(SequenceConflict)
      const otherPast = addEvents(database(), operation, { seq: 3, hash: start.hash }, 1)
      await expect(otherPast).rejects.toThrow(SequenceConflict)
      expect(await readHead(database(), operation)).toEqual(head)
      expect(await findAnswers(database(), operation, ['too-late'])).toEqual(new Map())
      expect((await readPeople(database(), [`${operation}-late`])).size).toBe(0)
    })

    it('stays gapless when many append at once: one wins each place, the others are told', async () => {
      const operation = await anOperation(database())
      const writer = async (): Promise<void> => {
        let left = 5
        while (left > 0) left -= await tryToAppend(database(), operation)
      }
      await Promise.all(Array.from({ length: 6 }, writer))
      expect(await verifyChain(database(), operation)).toEqual({ ok: true, checked: 30 })
    })

    it('keeps the first answer of a command; the same command again never appends', async () => {
      const operation = await anOperation(database())
      const refusal = {
        ok: false,
        refusal: { code: 'unit-not-available', message: { zh: '不可用', en: 'no' } },
      }
      const refuse = (answer: object, expectedSeq = 0) =>
        saveAnswers(database(), operation, { expectedSeq, answers: [anAnswer('refused', { answer })] })
      await expect(refuse(refusal, 1)).rejects.toThrow(SequenceConflict)
      await refuse(refusal)
      await expect(refuse({ ok: true })).rejects.toThrow(SequenceConflict)
      const head = await addEvents(database(), operation, start, 2, { answers: [anAnswer('accepted')] })
      await expect(
        addEvents(database(), operation, head, 1, { answers: [anAnswer('accepted')] }),
      ).rejects.toMatchObject({ code: '23505' })
      const found = await findAnswers(database(), operation, ['refused', 'accepted', 'unknown'])
      expect(found).toEqual(
        new Map([
          ['refused', anAnswer('refused', { answer: refusal })],
          ['accepted', anAnswer('accepted')],
        ]),
      )
      expect(await readHead(database(), operation)).toEqual(head)
    })

    it('refuses a second event at the same place of a jurisdiction', async () => {
      const operation = await anOperation(database())
      const head = await addEvents(database(), operation, start, 1)
      const events = [anEvent(operation, 2, { streamSeq: 1 })]
      const twice = append(database(), { operation, expectedSeq: 1, previousHash: head.hash, events })
      await expect(twice).rejects.toMatchObject({ code: '23505' })
    })

    it('shows which event was changed behind its back, and which was taken out', async () => {
      const operation = await anOperation(database())
      await addEvents(database(), operation, start, 700)
      expect(await verifyChain(database(), operation)).toEqual({ ok: true, checked: 700 })
      const { sql } = database()
      const tamper = sql`update events set payload = '{"words":"nothing"}' where operation = ${operation} and seq = 650`
      await expect(tamper).rejects.toThrow('append-only')
      await sql.unsafe('alter table events disable trigger user')
      try {
        await sql`update events set payload = '{"words":"nothing"}' where operation = ${operation} and seq = 650`
        expect(await verifyChain(database(), operation)).toEqual({ ok: false, checked: 649, firstBad: 650 })
        await sql`delete from events where operation = ${operation} and seq >= 650`
        expect(await verifyChain(database(), operation)).toEqual({ ok: false, checked: 649, firstBad: 650 })
        await sql`delete from events where operation = ${operation} and seq = 10`
        expect(await verifyChain(database(), operation)).toEqual({ ok: false, checked: 9, firstBad: 10 })
      } finally {
        await sql`delete from events where operation = ${operation}`
        await sql`delete from operations where id = ${operation}`
        await sql.unsafe('alter table events enable trigger user')
      }
    })

    it('is read in pages, by record, by instant and by jurisdiction', async () => {
      const operation = await anOperation(database())
      const events = Array.from({ length: 40 }, (_, i) =>
        anEvent(operation, i + 1, {
          jurisdiction: i % 2 ? '990101102' : '990101101',
          streamSeq: Math.floor(i / 2) + 1,
          // Two events an instant, so that "at" an instant has to take both.
          recordedAt: at(Math.floor(i / 2) * 1000),
        }),
      )
      await append(database(), { operation, expectedSeq: 0, previousHash: start.hash, events })
      const pages = []
      for await (const page of eachEvent(database(), operation, { after: 5, upTo: 30, limit: 10 }))
        pages.push(page)
      expect(pages.map((page) => page.map(({ seq }) => seq).join())).toEqual([
        '6,7,8,9,10,11,12,13,14,15',
        '16,17,18,19,20,21,22,23,24,25',
        '26,27,28,29,30',
      ])
      const about = await readEventsAbout(database(), operation, 'incident-3', { before: 38, limit: 3 })
      expect(about.map(({ seq }) => seq)).toEqual([31, 24, 17])
      expect(await seqAt(database(), operation, new Date(noon - 1))).toBe(0)
      expect(await seqAt(database(), operation, new Date(noon + 3000))).toBe(8)
      expect(await seqAt(database(), operation, new Date(noon + 2999))).toBe(6)
      expect(await seqAt(database(), operation, new Date(noon + 9e9))).toBe(40)
      expect(await streamHeads(database(), operation)).toEqual(
        new Map([
          ['990101101', 20],
          ['990101102', 20],
        ]),
      )
      expect(await streamHeads(database(), operation, 3)).toEqual(
        new Map([
          ['990101101', 2],
          ['990101102', 1],
        ]),
      )
    })

    it('counts events over its time for a time bar, none lost', async () => {
      const operation = await anOperation(database())
      expect(await density(database(), operation, 10)).toEqual([])
      await addEvents(database(), operation, start, 100)
      const bars = await density(database(), operation, 7)
      expect(bars).toHaveLength(7)
      expect(bars[0]?.from).toBe(at(1))
      expect(bars.reduce((sum, bar) => sum + bar.events, 0)).toBe(100)
    })

    it('keeps names beside the log and forgets them on request, and a late event does not bring them back', async () => {
      const operation = await anOperation(database())
      const id = `${operation}-person`
      const people = [{ id, name: '李四', phone: '13800000000' }]
      const head = await addEvents(database(), operation, start, 1, { people })
      expect((await readPeople(database(), [id])).get(id)).toEqual({ ...people[0], erasedAt: null })
      await erasePeople(database(), [id], new Date(noon))
      await addEvents(database(), operation, head, 1, { people })
      expect((await readPeople(database(), [id])).get(id)).toEqual({
        id,
        name: null,
        phone: null,
        erasedAt: new Date(noon),
      })
      expect((await readOperation(database(), operation))?.lastSeq).toBe(2)
    })
  })
}

/** Appends one event to the log as it is now: 1, or 0 when somebody else was faster. */
async function tryToAppend(database: Database, operation: string): Promise<number> {
  const head = await readHead(database, operation)
  if (!head) throw new Error('no operation')
  const events = [anEvent(operation, head.seq + 1)]
  try {
    await append(database, { operation, expectedSeq: head.seq, previousHash: head.hash, events })
    return 1
  } catch (error) {
    expect(error).toBeInstanceOf(SequenceConflict)
    return 0
  }
}
