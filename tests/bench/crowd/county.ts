import { placeAt, report, townshipAt } from '../lib/bench-room.ts'
import type { Program } from '../lib/program.ts'

export interface Size {
  readonly incidents: number
  readonly units: number
  readonly markings: number
}

/** Commands given at once: so many a server may be asked for by a county's offices together. */
const AT_ONCE = 20
export interface Filled {
  /** As the list has them: unanswered before answered, the newest first. */
  readonly incidents: readonly Record[]
  readonly units: readonly Record[]
}
interface Record {
  readonly id: string
  readonly jurisdiction: string
}

const TEAMS = ['rescue', 'wildfire', 'militia', 'fire', 'medical', 'power', 'machinery', 'boat'] as const
const GRADES = ['I', 'II', 'III', 'IV'] as const
const TEXT = '水位上涨，已转移 12 户 31 人，道路中断，请求支援。'

const isUnanswered = (index: number): boolean => index % 10 === 0

export const deviceOf = (index: number): string => `bench-${index}`

/** Fills the live operation up to a size: incidents that are acknowledged, verified, graded or not; units with a phone; markings. */
export async function fill(program: Program, to: Size, from: Size): Promise<Filled> {
  const incidents = await each(from.incidents, to.incidents, async (index) => {
    const jurisdiction = townshipAt(index)
    const id = await program.give('ReportIncident', jurisdiction, report(index))
    const give = (type: string, payload: object) =>
      program.give(type, jurisdiction, { incidentId: id, ...payload })
    if (!isUnanswered(index)) await give('AcknowledgeIncident', {})
    if (index % 3 !== 0) await give('VerifyIncident', { outcome: 'confirmed', basis: '村干部到场' })
    if (index % 3 !== 0 && index % 4 !== 0)
      await give('GradeIncident', { level: GRADES[index % 4], basis: '两人被困' })
    if (index % 2 !== 0) await give('UpdateSituation', { text: TEXT })
    return { id, jurisdiction }
  })
  const units = await each(from.units, to.units, async (index) => {
    const jurisdiction = townshipAt(index)
    const id = await program.give('RegisterUnit', jurisdiction, {
      ...{ name: `应急队 ${index}`, teamType: TEAMS[index % TEAMS.length], headcount: 8 },
      home: placeAt(index),
    })
    await program.give('BindDevice', jurisdiction, { unitId: id, device: `osmand:${deviceOf(index)}` })
    await program.give('SetDuty', jurisdiction, { unitId: id, duty: 'on' })
    const incident = incidents[index - from.units]
    if (incident) await program.give('AssignUnit', jurisdiction, { unitId: id, incidentId: incident.id })
    return { id, jurisdiction }
  })
  await each(from.markings, to.markings, async (index) => {
    const { lat, lon } = placeAt(index + 7)
    const at = (east: number, north: number) => [lon + east / 100, lat + north / 100]
    const ring = [at(0, 0), at(1, 0.2), at(1.2, 1), at(0.1, 0.8), at(0, 0)]
    const drawn =
      index % 2 === 0
        ? { markingKind: 'flood-extent', geometry: { type: 'Polygon', coordinates: [ring] } }
        : { markingKind: 'fire-line', geometry: { type: 'LineString', coordinates: ring.slice(0, 4) } }
    await program.give('DrawMarking', townshipAt(index), drawn)
  })
  const [unanswered, others] = [true, false].map((is) =>
    incidents.filter((_, at) => isUnanswered(at + from.incidents) === is),
  )
  return { incidents: [...(unanswered ?? []).toReversed(), ...(others ?? []).toReversed()], units }
}

async function each<T>(from: number, to: number, make: (index: number) => Promise<T>): Promise<T[]> {
  const made: T[] = []
  let next = from
  const work = async (): Promise<void> => {
    for (let index = next++; index < to; index = next++) made[index - from] = await make(index)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return made
}

/** Nothing moves any more: the units of the demo that drive by themselves go off duty. */
export async function standStill(program: Program): Promise<void> {
  const { body } = await program.get('/api/operations/live/state')
  const { records } = body as { records: { unit: { [id: string]: Record & { simulated: boolean } } } }
  for (const { id, jurisdiction, simulated } of Object.values(records.unit))
    if (simulated) await program.give('SetDuty', jurisdiction, { unitId: id, duty: 'off' })
}
