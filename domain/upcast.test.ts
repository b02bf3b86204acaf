import { describe, expect, it } from 'vitest'
import { anIncident, Scene } from '../tests/support/domain/scene.ts'
import { lifted, upcast, type Lifts, type StoredEvent } from './upcast.ts'

function aStoredEvent(version = 1): StoredEvent {
  const scene = new Scene()
  scene.did('AcknowledgeIncident', { incidentId: anIncident(scene) })
  const event = scene.room.log.at(-1)
  if (!event) throw new Error('Nothing happened')
  return { ...event, version }
}

/** A world in which the payload of IncidentAcknowledged is at its third version. */
const versions = () => 3
const lifts: Lifts = {
  IncidentAcknowledged: {
    1: (payload) => ({ ...(payload as object), by: 'somebody' }),
    2: (payload) => ({ ...(payload as object), how: 'by hand' }),
  },
}

describe('an event of the log', () => {
  it('of the newest version stays as it is', () => {
    const stored = aStoredEvent()
    expect(upcast(stored)).toEqual(stored)
  })

  it('of an older version is lifted step by step', () => {
    const event = lifted(aStoredEvent(1), versions, lifts)
    expect(event).toMatchObject({
      version: 3,
      payload: { incidentId: 'n-1', by: 'somebody', how: 'by hand' },
    })
    expect(lifted(aStoredEvent(2), versions, lifts).payload).not.toHaveProperty('by')
  })

  it('whose version was raised without a lift cannot be read, which a golden log finds out', () => {
    expect(() => lifted(aStoredEvent(1), versions, {})).toThrow(
      'No lift for IncidentAcknowledged from version 1',
    )
    expect(() => lifted(aStoredEvent(1), () => 2, {})).toThrow('No lift')
  })

  it('from a newer program is refused', () => {
    expect(() => upcast(aStoredEvent(2))).toThrow('newer than this program')
  })

  it.each(['Exploded', 'constructor', '__proto__'])('of the unknown type %s is refused', (type) => {
    expect(() => upcast({ ...aStoredEvent(), type })).toThrow('unknown type')
  })
})
