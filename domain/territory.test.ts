import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { COUNTY, SONGLING, YUNXI } from '../tests/support/domain/bodies/body.ts'
import {
  aMarking,
  anIncident,
  aUnit,
  lastOf,
  Scene,
  squareAt,
  TERRITORY,
} from '../tests/support/domain/scene.ts'
import { COMMANDS, type CommandType } from './commands.ts'
import { fromWgs84 } from './position.ts'

const inCounty = () => new Scene('actual', { territory: TERRITORY })
const HERE = { lat: 29.5, lon: 103.5 }
const PARIS = { lat: 48.86, lon: 2.35 }
const REPORT = { code: '11B03', place: '桥', source: 'phone', description: '水' }
const UNIT = { name: '应急队', teamType: 'rescue', headcount: 8 }
const ITEM = { code: '1010101', name: { zh: '衣', en: 'Vest' }, unitOfMeasure: { zh: '件', en: 'piece' } }
const AREA = { markingKind: 'flood-extent', geometry: squareAt(103.5, 29.5) }
const POINT = { markingKind: 'road-closure', geometry: { type: 'Point', coordinates: [103.5, 29.5] } }
const closing = (position: object) => ({ ...POINT, closes: { is: 'road', id: 'r-1', position } })

/** The refusal of a command with its data; undefined when it is accepted. */
function refusalOf(scene: Scene, type: CommandType, payload: object, jurisdiction = YUNXI) {
  const [decision] = scene.room.submit(scene.command(type, { ...payload }, { jurisdiction })).decisions
  return decision?.ok === false ? { code: decision.refusal.code, data: decision.refusal.data } : undefined
}

const unknown = (code: string) => ({ code: 'jurisdiction-unknown', data: { code } })

describe('a code that the county does not have', () => {
  it.each<[CommandType, object]>([
    ['ReportIncident', REPORT],
    ['RegisterUnit', UNIT],
    ['RegisterWarehouse', { name: '库', position: HERE }],
    ['RegisterItem', ITEM],
    ['DrawMarking', AREA],
  ])('is no place for %s, and is named', (type, payload) => {
    expect(refusalOf(inCounty(), type, payload, '990101777')).toEqual(unknown('990101777'))
    for (const known of TERRITORY.codes)
      expect(refusalOf(inCounty(), type, payload, known), known).toBeUndefined()
  })

  it('is none in an exercise either, whose county is that of its own version', () => {
    const drill = new Scene('exercise', { territory: TERRITORY })
    expect(refusalOf(drill, 'ReportIncident', REPORT, '990101777')).toEqual(unknown('990101777'))
    expect(refusalOf(drill, 'ReportIncident', { ...REPORT, position: PARIS })?.code).toBe('outside-county')
  })

  it('is nobody to share with', () => {
    const scene = inCounty()
    const incidentId = anIncident(scene)
    const markingId = aMarking(scene)
    const codes = [SONGLING, '990101778', '123456']
    expect(refusalOf(scene, 'ShareIncident', { incidentId, with: codes })).toEqual(unknown('990101778'))
    expect(refusalOf(scene, 'ShareMarking', { markingId, with: codes })).toEqual(unknown('990101778'))
    expect(refusalOf(scene, 'DrawMarking', { ...AREA, with: codes })).toEqual(unknown('990101778'))
    expect(refusalOf(scene, 'ShareIncident', { incidentId, with: [SONGLING] })).toBeUndefined()
  })

  it('stays among those that a thing is shared with until it is taken off', () => {
    const gone = '990101777'
    const before = new Scene()
    const shared = { with: [SONGLING, gone] }
    const incident = { incidentId: anIncident(before) }
    const marking = { markingId: aMarking(before) }
    before.did('ShareIncident', { ...incident, ...shared })
    before.did('ShareMarking', { ...marking, ...shared })
    const scene = new Scene('actual', { log: before.room.log, clock: before.clock, territory: TERRITORY })
    for (const [type, whose, event] of [
      ['ShareIncident', incident, 'IncidentShared'],
      ['ShareMarking', marking, 'MarkingShared'],
    ] as const) {
      expect(refusalOf(scene, type, { ...whose, with: [gone, '990101778'] })).toEqual(unknown('990101778'))
      expect(scene.does(type, { ...whose, with: [gone, COUNTY] }), type).toEqual([event])
      expect(lastOf(scene, event).with).toContain(gone)
      expect(scene.does(type, { ...whose, with: [] }), type).toEqual([event])
      expect(refusalOf(scene, type, { ...whose, ...shared }), 'new again').toEqual(unknown(gone))
    }
  })

  it('does not keep what was registered under it from being put away', () => {
    const before = new Scene()
    const unitId = aUnit(before, '990101777')
    const scene = new Scene('actual', { log: before.room.log, clock: before.clock, territory: TERRITORY })
    expect(scene.does('SetDuty', { unitId, duty: 'off' }, { jurisdiction: '990101777' })).toEqual([
      'UnitPutOffDuty',
    ])
  })
})

describe('a place far outside the county', () => {
  const placed: [CommandType, string, (position: object) => object][] = [
    ['ReportIncident', 'position', (position) => ({ ...REPORT, position })],
    ['RegisterUnit', 'home', (home) => ({ ...UNIT, home })],
    ['RegisterWarehouse', 'position', (position) => ({ name: '库', position })],
    ['DrawMarking', 'closes.position', closing],
  ]
  it.each(placed)('is refused in %s (%s), and named', (type, _, payload) => {
    const outside = (place: { lat: number; lon: number }) => ({
      code: 'outside-county',
      data: { ...place, swapped: false },
    })
    for (const place of [PARIS, { lat: -29.8, lon: 103.5 }, { lat: 0, lon: 0 }, { lat: 10, lon: 10 }])
      expect(refusalOf(inCounty(), type, payload(place))).toEqual(outside(place))
    expect(refusalOf(inCounty(), type, payload(HERE))).toBeUndefined()
  })

  it('is refused in UpdateSituation and AlterMarking', () => {
    const scene = inCounty()
    const incidentId = anIncident(scene)
    const markingId = aMarking(scene, YUNXI, POINT)
    const situation = (position: object) => ({ incidentId, text: '水涨', position })
    expect(refusalOf(scene, 'UpdateSituation', situation({ lat: 0, lon: 0 }))?.code).toBe('outside-county')
    expect(refusalOf(scene, 'UpdateSituation', situation(HERE))).toBeUndefined()
    const altered = { markingId, closes: closing(PARIS).closes }
    expect(refusalOf(scene, 'AlterMarking', altered)?.code).toBe('outside-county')
  })

  it('is told to be swapped when the other order lies in the county', () => {
    const west = { extent: [75, 38, 76, 39], codes: TERRITORY.codes } as const
    const scene = new Scene('actual', { territory: west })
    const report = (position: object) => refusalOf(scene, 'ReportIncident', { ...REPORT, position })
    expect(report({ lat: 75.5, lon: 38.5 })?.data).toEqual({ lat: 75.5, lon: 38.5, swapped: true })
    expect(report({ lat: 48.86, lon: 2.35 })?.data).toMatchObject({ swapped: false })
    expect(refusalOf(scene, 'DrawMarking', { ...AREA, geometry: squareAt(38.5, 75.5) })?.data).toEqual({
      ...{ lat: 75.5, lon: 38.5 },
      swapped: true,
    })
  })

  it('begins a quarter of a degree beyond the border, in WGS-84', () => {
    const report = (position: object) => refusalOf(inCounty(), 'ReportIncident', { ...REPORT, position })
    expect(report({ lat: 29.5, lon: 104.25 })).toBeUndefined()
    expect(report({ lat: 29.5, lon: 104.2501 })?.code).toBe('outside-county')
    const atTheEdge = fromWgs84({ lat: 29.5, lon: 104.2499 }, 'GCJ-02')
    expect(atTheEdge.lon).toBeGreaterThan(104.25)
    expect(report({ ...atTheEdge, datum: 'GCJ-02' })).toBeUndefined()
  })
})

it('anything goes while no county is loaded', () => {
  expect(refusalOf(new Scene(), 'ReportIncident', { ...REPORT, position: PARIS }, '123456')).toBeUndefined()
})

/** The fields of a schema that look so, by their dotted names. */
function fieldsLike(schema: unknown, looksSo: (schema: object) => boolean, at = ''): string[] {
  if (typeof schema !== 'object' || schema === null) return []
  if (at && looksSo(schema)) return [at]
  const { properties = {}, items, anyOf = [] } = schema as Record<string, unknown> & { anyOf?: unknown[] }
  const below = Object.entries(properties as object).flatMap(([name, field]) =>
    fieldsLike(field, looksSo, at ? `${at}.${name}` : name),
  )
  return [...below, ...[items, ...anyOf].flatMap((part) => fieldsLike(part, looksSo, at))]
}

/** A field added to a command must be judged, or left out here on purpose. */
it('judges every position and code that a command may say', () => {
  const found = { positions: new Set<string>(), codes: new Set<string>() }
  for (const schema of Object.values(COMMANDS)) {
    const json = z.toJSONSchema(schema, { io: 'input' })
    for (const name of fieldsLike(
      json,
      (field) => 'lat' in ((field as { properties?: object }).properties ?? {}),
    ))
      found.positions.add(name)
    for (const name of fieldsLike(json, (field) =>
      String(Reflect.get(field, 'pattern')).startsWith('^\\d{6}('),
    ))
      found.codes.add(name)
  }
  expect([...found.positions].sort()).toEqual(['closes.position', 'home', 'position'])
  // Those who play are the scenario's, and checked when it is loaded.
  expect([...found.codes].sort()).toEqual(['participants', 'with'])
})
