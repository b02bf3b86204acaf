import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { ChainCheck } from '../../db/hash-chain.ts'
import { EVENTS, type EventType } from '../../domain/events.ts'
import { upcast } from '../../domain/upcast.ts'
import { byOperation, endState, goldenLog, goldenState, goldenVersions } from './golden.ts'
import { goldenStory } from './programs/golden-story.ts'

const TYPES = Object.keys(EVENTS) as EventType[]

describe.each(goldenVersions())('the golden log %s', (version) => {
  const log = goldenLog(version)

  it('leads to the end state that is kept with it', () => {
    expect(endState(log)).toEqual(goldenState(version))
  })

  it('holds events that today’s schemas accept once they are lifted', () => {
    for (const { hash: _, ...stored } of log) {
      const { type, payload } = upcast(stored)
      expect(EVENTS[type].payload.strict().parse(payload)).toEqual(payload)
    }
  })

  it('has an unbroken chain of hashes, and numbers without gaps', () => {
    for (const events of byOperation(log).values()) {
      const chain = new ChainCheck()
      for (const event of events) chain.add(event)
      expect([chain.bad, chain.checked]).toEqual([undefined, events.length])
      expect(events.map(({ seq }) => seq)).toEqual(events.map((_, at) => at + 1))
    }
  })

  it('holds no name and no phone number of a person', () => {
    const people = log
      .map(({ payload }) => JSON.stringify(payload))
      .filter((text) => /"phone":\s*"/.test(text))
    expect(
      people.filter((text) => !text.includes('"source":"phone"') && !text.includes('"channel":"phone"')),
    ).toEqual([])
  })
})

describe('every type of event', () => {
  const kept = new Set(
    goldenVersions().flatMap((version) => goldenLog(version).map((e) => `${e.type}@${e.version}`)),
  )

  it.each(TYPES)('%s occurs in a golden log, in each version that it ever had', (type) => {
    for (let version = 1; version <= EVENTS[type].version; version++) {
      expect(kept, 'keep a golden log of the new version: tests/replay/programs/make-golden.ts').toContain(
        `${type}@${version}`,
      )
    }
  })

  it('has in its newest version the payload that was agreed, until the version is raised', async () => {
    const shapes = Object.fromEntries(
      TYPES.map((type) => [
        `${type}@${EVENTS[type].version}`,
        z.toJSONSchema(EVENTS[type].payload, { io: 'output' }),
      ]),
    )
    await expect(`${JSON.stringify(shapes, null, 2)}\n`).toMatchFileSnapshot('golden/payloads.json')
  })

  it('happens in the story that golden logs are made of', () => {
    expect(new Set(goldenStory().map(({ type }) => type))).toEqual(new Set(TYPES))
  })
})
