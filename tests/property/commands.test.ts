import fc from 'fast-check'
import { expect, it } from 'vitest'
import { COMMAND_TYPES, parseCommand, type Command, type CommandType } from '../../domain/commands.ts'
import { decide } from '../../domain/decide.ts'
import { EVENTS } from '../../domain/events.ts'
import { holdsPerson } from '../../domain/fields.ts'
import type { Read } from '../../domain/read.ts'
import { REFUSALS } from '../../domain/refusal.ts'
import { BODIES } from '../support/domain/bodies/all.ts'
import { PLACES } from '../support/domain/bodies/body.ts'
import { counted } from '../support/domain/clock.ts'
import { seeded } from '../support/domain/draw.ts'
import { SYSTEM } from '../support/domain/memory-room.ts'
import { arbitraryPayload } from './arbitrary-payload.ts'
import { opened, plot, runs, told } from './story.ts'

const body = fc.constantFrom(...COMMAND_TYPES).chain((type) =>
  fc.record(
    {
      commandId: fc.constant('command-any'),
      type: fc.constant(type),
      jurisdiction: fc.constantFrom(...PLACES),
      occurredAt: fc.constantFrom('2026-07-01T08:00:00+08:00', '2030-01-01T00:00:00Z'),
      payload: arbitraryPayload(type) as fc.Arbitrary<object>,
    },
    { requiredKeys: ['commandId', 'type', 'jurisdiction', 'payload'] },
  ),
)

interface RawCommand {
  readonly type: CommandType
  readonly jurisdiction?: string
  readonly payload?: object
}

/** The command path has put names aside before a command is decided. */
const parsed = (raw: unknown): Command | undefined => {
  const result = parseCommand(raw)
  return result.ok && !holdsPerson(result.value.payload) ? result.value : undefined
}

/** The same, but about records that exist, and given where they belong. */
const aimed = (raw: RawCommand, seed: number, state: Read): RawCommand => {
  const { jurisdiction, payload } = BODIES[raw.type](seeded(seed), state)
  const ids = Object.entries(payload).filter(([name]) => name.endsWith('Id'))
  return { ...raw, jurisdiction, payload: { ...raw.payload, ...Object.fromEntries(ids) } }
}

it('decide never throws, whatever parsed command meets whatever state, and its events can be applied', () => {
  let decided = 0
  let accepted = 0
  const shots = fc.array(fc.tuple(body, fc.option(fc.nat())), { minLength: 5, maxLength: 30 })
  const property = fc.property(plot, shots, (of, bodies) => {
    const room = opened(of)
    for (const [raw, aim] of bodies) {
      const command = parsed(aim === null ? raw : aimed(raw, aim, room.store))
      if (!command) continue
      const [decision] = room.submit(command).decisions
      decided += 1
      if (!decision?.ok) continue
      accepted += 1
      for (const { type, payload } of decision.events) EVENTS[type].payload.parse(payload)
    }
  })
  fc.assert(property, runs)
  // Too few that parse, or that do something, would prove nothing.
  expect(decided).toBeGreaterThan(runs.numRuns * 5)
  expect(accepted).toBeGreaterThan(runs.numRuns)
})

it('parsing never throws, and a refused body names its fields', () => {
  const anything = fc.oneof(
    fc.jsonValue(),
    body.map((raw) => ({ ...raw, payload: 'nonsense' })),
    fc.tuple(body, fc.dictionary(fc.string(), fc.jsonValue())).map(([raw, more]) => ({ ...raw, ...more })),
  )
  fc.assert(
    fc.property(anything, (raw) => {
      const result = parseCommand(raw)
      if (result.ok) return
      expect(result.issues.length).toBeGreaterThan(0)
      for (const issue of result.issues) expect(typeof issue.path).toBe('string')
    }),
    runs,
  )
})

it('a command decided twice on the same state leads to the same, and changes nothing by itself', () => {
  fc.assert(
    fc.property(plot, body, (of, raw) => {
      const command = parsed(raw)
      if (!command) return
      const { store, clock, kind } = told(of)
      const before = [...store.all()]
      const once = () =>
        decide(store, command, { now: clock.now, newId: counted('x-'), actor: SYSTEM, operationKind: kind })
      expect(once()).toEqual(once())
      expect([...store.all()]).toEqual(before)
    }),
    runs,
  )
})

it('every refusal has words in both languages', () => {
  fc.assert(
    fc.property(plot, fc.array(body, { maxLength: 10 }), (of, bodies) => {
      const room = opened(of)
      for (const command of bodies.map(parsed)) {
        const [decision] = command ? room.submit(command).decisions : []
        if (!decision || decision.ok) continue
        const { code, message, data } = decision.refusal
        expect(message).toEqual(REFUSALS[code](data))
        expect(message.zh).toMatch(/\p{Script=Han}/u)
        expect(message.en).toMatch(/^[\x20-\x7E]+$|"/)
        expect(`${message.zh}${message.en}`).not.toMatch(/undefined|\?/)
      }
    }),
    runs,
  )
})
