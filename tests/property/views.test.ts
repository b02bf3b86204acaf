import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mayCommand } from '../../domain/access.ts'
import { ROLES } from '../../domain/actor.ts'
import { jurisdiction } from '../../domain/jurisdiction.ts'
import type { AnyRecord } from '../../domain/records.ts'
import { Feed } from '../../domain/sync/feed.ts'
import { seenAlike, viewEvent, viewFor, type Audience } from '../../domain/visibility.ts'
import { faultsOfResume } from '../sync/sim/law.ts'
import { PLACES } from '../support/domain/bodies/body.ts'
import { commits, opened, plot, runs, told } from './story.ts'

const audience: fc.Arbitrary<Audience> = fc.record({
  role: fc.constantFrom(...ROLES),
  jurisdiction: fc.constantFrom(...PLACES.map((code) => jurisdiction.parse(code))),
})
/** Those who run a drill see the whole of it. */
const player = audience.filter(({ role }) => role !== 'controller' && role !== 'evaluator')
const EVERYONE: readonly Audience[] = ROLES.flatMap((role) =>
  PLACES.map((code) => ({ role, jurisdiction: jurisdiction.parse(code) })),
)

describe('what an audience may see', () => {
  it('[S3] a resume is exactly the visible records that changed, and the removals, from any seq', () => {
    fc.assert(
      fc.property(plot, audience, fc.nat(), (of, who, pick) => {
        const room = opened(of)
        const feed = new Feed(room.store, { lineage: 'log-1' })
        const states = new Map<number, readonly AnyRecord[]>([[room.store.seq, [...room.store.all()]]])
        for (const commands of commits(of, room)) {
          const { batch } = room.submit(...commands)
          if (!batch) continue
          feed.record(batch)
          states.set(room.store.seq, [...room.store.all()])
        }
        const since = [...states.keys()][pick % states.size] ?? 0
        const answer = feed.answer(who, { since, view: feed.viewOf(who) })
        if (answer.mode === 'snapshot') throw new Error('The memory was long enough')
        const faults = faultsOfResume(answer, who, states.get(since) ?? [], [...room.store.all()])
        expect(faults).toEqual([])
      }),
      runs,
    )
  })

  it('is decided by what seenAlike compares, and by nothing else', () => {
    fc.assert(
      fc.property(plot, (of) => {
        const alike = new Map<string, { record: AnyRecord; seen: string }>()
        const check = (record: AnyRecord) => {
          const key = JSON.stringify([record.kind, record.jurisdiction, record.sharedWith])
          const seen = EVERYONE.map((who) => (viewFor(who, record) ? 1 : 0)).join('')
          const other = alike.get(key)
          if (!other) alike.set(key, { record, seen })
          else {
            expect(seenAlike(other.record, record)).toBe(true)
            expect(seen).toBe(other.seen)
          }
        }
        told(of, ({ store }) => {
          for (const record of store.all()) check(record)
        })
      }),
      { ...runs, numRuns: Math.min(runs.numRuns, 30) },
    )
  })

  it('never shows a township what belongs to another and is not shared with it', () => {
    fc.assert(
      fc.property(plot, player, (of, who) => {
        const { store, log } = told(of)
        const foreign = ({
          jurisdiction: code,
          sharedWith,
        }: Pick<AnyRecord, 'jurisdiction' | 'sharedWith'>) =>
          ![code, ...sharedWith].some(
            (one) => one.startsWith(who.jurisdiction) || who.jurisdiction.startsWith(one),
          )
        for (const record of store.all()) {
          if (foreign(record) && record.kind !== 'exercise') expect(viewFor(who, record)).toBeUndefined()
        }
        for (const event of log) {
          const isClock = event.type.startsWith('Exercise')
          if (foreign(event) && !isClock) expect(viewEvent(who, event)).toBeUndefined()
        }
      }),
      runs,
    )
  })

  it('never tells a device to who may not bind it, in a record or in an event', () => {
    fc.assert(
      fc.property(plot, audience, (of, who) => {
        const { store, log } = told(of)
        const views = [...store.all(), ...log].flatMap((one) => {
          if (mayCommand(who, 'BindDevice', one.jurisdiction)) return []
          return ('kind' in one ? viewFor(who, one) : viewEvent(who, one)) ?? []
        })
        expect(JSON.stringify(views)).not.toContain('osmand:')
      }),
      runs,
    )
  })

  it('never shows a player what is still to come', () => {
    fc.assert(
      fc.property(plot, player, (of, who) => {
        const { store, log } = told(of)
        for (const inject of store.list('inject')) expect(viewFor(who, inject)).toBeUndefined()
        const hidden = ['InjectPrepared', 'InjectDelivered', 'InjectSkipped', 'ExercisePrepared']
        for (const event of log) {
          if (hidden.includes(event.type)) expect(viewEvent(who, event)).toBeUndefined()
        }
      }),
      runs,
    )
  })
})
