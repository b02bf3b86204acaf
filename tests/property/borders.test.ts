import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Event } from '../../domain/events.ts'
import { evolve } from '../../domain/evolve.ts'
import type { Store } from '../../domain/store.ts'
import { fold, type MemoryRoom } from '../support/domain/memory-room.ts'
import { plot, runs, told } from './story.ts'

/** What an event changes, on a state at the event before it. */
function changedBy(store: Store, event: Event): { readonly kind: string; readonly jurisdiction: string }[] {
  const { put, remove } = evolve(store, event)
  const before = [...put, ...remove].map(({ kind, id }) => store.get(kind, id))
  return [...put, ...before.filter((record) => record !== undefined)]
}

/** Each fact that crosses a border as the two sides have it: `unit@its jurisdiction > incident@its jurisdiction`. */
function sides({ store }: MemoryRoom) {
  const incidents = [...store.list('incident')]
  return {
    sent: [...store.list('unit')].flatMap(({ id, jurisdiction, assignment }) =>
      assignment && assignment.jurisdiction !== jurisdiction
        ? [`${id}@${jurisdiction} > ${assignment.incidentId}@${assignment.jurisdiction}`]
        : [],
    ),
    reinforced: incidents.flatMap(({ id, jurisdiction, reinforcements }) =>
      reinforcements.map((one) => `${one.unitId}@${one.jurisdiction} > ${id}@${jurisdiction}`),
    ),
    below: incidents.flatMap(({ id, jurisdiction, parentId, parentJurisdiction }) =>
      parentJurisdiction !== null && parentJurisdiction !== jurisdiction
        ? [`${id}@${jurisdiction} > ${parentId}@${parentJurisdiction}`]
        : [],
    ),
    above: incidents.flatMap(({ id, jurisdiction, foreignChildren }) =>
      foreignChildren.map((child) => `${child.incidentId}@${child.jurisdiction} > ${id}@${jurisdiction}`),
    ),
  }
}

const PAIRS = [
  ['UnitAssigned', 'IncidentReinforced'],
  ['UnitReleased', 'ReinforcementWithdrawn'],
  ['SituationSent', 'SituationUpdated'],
] as const

/** Of an event of the far side of a pair the unit and the place that it names; nothing when it crosses no border. */
function namedBy(event: Event) {
  if (event.type === 'IncidentReinforced' || event.type === 'ReinforcementWithdrawn') return event.payload
  return event.type === 'SituationUpdated' ? (event.payload.by ?? undefined) : undefined
}

describe('a border', () => {
  it('is crossed by no event: each changes only records of its own jurisdiction', () => {
    fc.assert(
      fc.property(plot, (of) => {
        const store = fold([])
        for (const event of told(of).log) {
          for (const { jurisdiction } of changedBy(store, event))
            expect(jurisdiction).toBe(event.jurisdiction)
          fold([event], store)
        }
      }),
      runs,
    )
  })

  it('has the same on both sides after every commit', () => {
    let crossed = 0
    fc.assert(
      fc.property(plot, (of) => {
        told(of, (room) => {
          const { sent, reinforced, below, above } = sides(room)
          expect(reinforced.sort()).toEqual(sent.sort())
          expect(above.sort()).toEqual(below.sort())
          crossed += sent.length + below.length
        })
      }),
      runs,
    )
    // Stories in which nothing crosses would prove nothing.
    expect(crossed).toBeGreaterThan(runs.numRuns)
  })

  it('is crossed by pairs: the event of the other side has the same command and the next seq', () => {
    let reports = 0
    fc.assert(
      fc.property(plot, (of) => {
        const { log } = told(of)
        for (const event of log.filter((one) => one.type === 'SituationSent')) {
          const { unitId } = event.payload
          expect(log[event.seq]).toMatchObject({
            ...{ type: 'SituationUpdated', commandId: event.commandId, payload: { by: { unitId } } },
          })
          reports++
        }
        for (const [near, far] of PAIRS) {
          for (const event of log.filter(({ type }) => type === far)) {
            const named = namedBy(event)
            if (!named) continue
            const { unitId, unitJurisdiction } = named
            expect(unitJurisdiction).not.toBe(event.jurisdiction)
            expect(log[event.seq - 2]).toMatchObject({
              ...{ type: near, commandId: event.commandId, jurisdiction: unitJurisdiction },
              payload: { unitId, incidentId: event.about[0] },
            })
          }
        }
      }),
      runs,
    )
    expect(reports).toBeGreaterThan(0)
  })
})
