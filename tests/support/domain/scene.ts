import { parseCommand, type Command, type CommandType } from '../../../domain/commands.ts'
import type { Event, EventPayload, EventType, NewEvent } from '../../../domain/events.ts'
import type { Decision, RefusalCode } from '../../../domain/refusal.ts'
import type { Territory } from '../../../domain/territory.ts'
import { COUNTY, SONGLING, YUNXI } from './bodies/body.ts'
import { TestClock } from './clock.ts'
import { MemoryRoom, type MemoryRoomOptions, type Submitted } from './memory-room.ts'

type Payload = Readonly<Record<string, unknown>>

export interface Elsewhere {
  /** Where the command is given; the township 云溪镇 unless said. */
  readonly jurisdiction?: string
  readonly occurredAt?: string
}

/** A state to try commands on: given what was `did`, what `does` a command do? */
export class Scene {
  readonly clock: TestClock
  readonly room: MemoryRoom
  #commands = 0

  /** `before` is what happened earlier and the clock by which it did; `territory` where the county is. */
  constructor(
    kind: 'actual' | 'exercise' = 'actual',
    before: Pick<MemoryRoomOptions, 'log' | 'clock' | 'territory'> = {},
  ) {
    this.clock = before.clock ?? new TestClock()
    this.room = new MemoryRoom({ ...before, kind, clock: this.clock })
  }

  get store() {
    return this.room.store
  }

  /** A parsed command; throws when it does not parse. */
  command<T extends CommandType>(type: T, payload: Payload, elsewhere: Elsewhere = {}): Command {
    const commandId = `command-${++this.#commands}`
    const jurisdiction = elsewhere.jurisdiction ?? YUNXI
    const parsed = parseCommand({ ...elsewhere, commandId, type, jurisdiction, payload })
    if (!parsed.ok) throw new Error(`${type} does not parse: ${JSON.stringify(parsed.issues)}`)
    return parsed.value
  }

  /** Given: something that happened before. Throws when it is refused, and returns what it did. */
  did(type: CommandType, payload: Payload, elsewhere: Elsewhere = {}): Submitted {
    this.clock.pass(1000)
    const submitted = this.room.submit(this.command(type, payload, elsewhere))
    const [decision] = submitted.decisions
    if (!decision?.ok) throw new Error(`${type} was refused: ${decision?.refusal.code}`)
    return submitted
  }

  /** When: what a command leads to, as its events or the code of its refusal. */
  does(type: CommandType, payload: Payload, elsewhere: Elsewhere = {}): Outcome {
    this.clock.pass(1000)
    const [decision] = this.room.submit(this.command(type, payload, elsewhere)).decisions
    if (!decision) throw new Error('A command always has a decision')
    return outcomeOf(decision)
  }
}

/** The types of the events of an accepted command, or the code of its refusal. */
export type Outcome = readonly EventType[] | RefusalCode

const outcomeOf = (decision: Decision<NewEvent>): Outcome =>
  decision.ok ? decision.events.map(({ type }) => type) : decision.refusal.code

/** The last event of a type. */
export function lastEvent<T extends EventType>(scene: Scene, type: T): Event<T> {
  const event = scene.room.log.findLast((candidate) => candidate.type === type)
  if (!event) throw new Error(`No ${type} happened`)
  return event as Event<T>
}

/** The payload of the last event of a type. */
export const lastOf = <T extends EventType>(scene: Scene, type: T): EventPayload<T> =>
  lastEvent(scene, type).payload as EventPayload<T>

/** A county of one degree by one, with two townships and a village. */
export const TERRITORY: Territory = {
  extent: [103, 29, 104, 30],
  codes: new Set([COUNTY, YUNXI, SONGLING, '990101101001']),
}

/** A reported incident; returns its id. */
export function anIncident(scene: Scene, jurisdiction = YUNXI, more: Payload = {}): string {
  const payload = { code: '11B03', place: '河口桥', source: 'phone', description: '水漫过桥', ...more }
  scene.did('ReportIncident', payload, { jurisdiction })
  return lastOf(scene, 'IncidentReported').incidentId
}

export function aVerifiedIncident(scene: Scene, jurisdiction = YUNXI): string {
  const incidentId = anIncident(scene, jurisdiction)
  scene.did('VerifyIncident', { incidentId, outcome: 'confirmed', basis: '电话核实' }, { jurisdiction })
  return incidentId
}

export function aClosedIncident(scene: Scene, jurisdiction = YUNXI): string {
  const incidentId = aVerifiedIncident(scene, jurisdiction)
  scene.did('CloseIncident', { incidentId, reason: '水退' }, { jurisdiction })
  return incidentId
}

/** A unit on duty; returns its id. */
export function aUnit(scene: Scene, jurisdiction = YUNXI, more: Payload = {}): string {
  const payload = { name: '应急队', teamType: 'rescue', headcount: 8, ...more }
  scene.did('RegisterUnit', payload, { jurisdiction })
  const { unitId } = lastOf(scene, 'UnitRegistered')
  scene.did('SetDuty', { unitId, duty: 'on' }, { jurisdiction })
  return unitId
}

/** A square of some 1 km with a corner at a place. */
export const squareAt = (lon: number, lat: number, side = 0.01) => ({
  type: 'Polygon',
  coordinates: [
    [
      [lon, lat],
      [lon + side, lat],
      [lon + side, lat + side],
      [lon, lat + side],
      [lon, lat],
    ],
  ],
})

/** A marked flood extent; returns its id. */
export function aMarking(scene: Scene, jurisdiction = YUNXI, more: Payload = {}): string {
  scene.did(
    'DrawMarking',
    { markingKind: 'flood-extent', geometry: squareAt(103.5, 29.5), ...more },
    { jurisdiction },
  )
  return lastOf(scene, 'MarkingDrawn').markingId
}

export interface Stocked {
  readonly warehouseId: string
  readonly itemId: string
  readonly lotId: string
}

/** A warehouse that holds so many of one lot of one item. */
export function aStock(scene: Scene, quantity = 10, lotNumber = 'L-1', dates: Payload = {}): Stocked {
  scene.did('RegisterItem', { code: '1010101', name: ITEM, unitOfMeasure: PIECE }, { jurisdiction: COUNTY })
  const { itemId } = lastOf(scene, 'ItemRegistered')
  scene.did('RegisterWarehouse', { name: '云溪库', position: { lat: 29.5, lon: 103.5 } })
  const { warehouseId } = lastOf(scene, 'WarehouseRegistered')
  scene.did('ReceiveStock', {
    warehouseId,
    itemId,
    lotNumber,
    quantity,
    receiptKind: 'opening',
    ...dates,
  })
  return { warehouseId, itemId, lotId: lastOf(scene, 'StockReceived').lotId }
}

const ITEM = { zh: '救生衣', en: 'Life jacket' }
const PIECE = { zh: '件', en: 'piece' }

export const AN_EXERCISE: Payload = {
  scenario: 'flash-flood',
  title: { zh: '山洪演练', en: 'Flash flood' },
  participants: [YUNXI],
  storyStart: '2026-07-14T18:00:00+08:00',
  storyFactor: 2,
  durationMs: 3_600_000,
  startingState: { packVersion: '1' },
}

/** One line of a MSEL. */
export const anInject = (no: number, offsetMs: number, more: Payload = {}): Payload => ({
  injectId: `inject-${no}`,
  no,
  offsetMs,
  from: { zh: '村民', en: 'A villager' },
  to: { zh: '镇值班室', en: 'Township duty room' },
  channel: 'phone',
  injectKind: 'key',
  text: { zh: '河水猛涨', en: 'The river is rising fast' },
  ...more,
})

/** An exercise with two injects, prepared and, unless told otherwise, started. */
export function anExercise({ started = true } = {}): Scene {
  const scene = new Scene('exercise')
  const county = { jurisdiction: COUNTY }
  scene.did('PrepareExercise', AN_EXERCISE, county)
  const effect = {
    type: 'ReportIncident',
    payload: { code: '11B03', place: '河口', source: 'phone', description: '水涨' },
  }
  scene.did('PrepareInject', anInject(1, 60_000, { effect }))
  scene.did('PrepareInject', anInject(2, 120_000))
  if (started) scene.did('StartExercise', {}, county)
  return scene
}
