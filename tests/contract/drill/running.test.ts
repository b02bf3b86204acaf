import { describe, expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { officeForFile } from '../../support/drill/office.ts'
import { until } from '../../support/until.ts'

const YUNXI = '990101101'
const office = officeForFile()

describe('positions', () => {
  const REAL = 'u-990101101-02'
  const SCRIPTED = 'u-990101101-01'

  const tracks = async (operation: string, unit: string): Promise<string> =>
    (await office.get('county-duty', `/api/operations/${operation}/tracks?unit=${unit}`)).text
  const phone = (device: string) => {
    const timestamp = Math.floor(office.clock.now() / 1000)
    return office.app.inject({
      url: `/ingest/osmand?id=${device}&lat=30.51&lon=110.52&timestamp=${timestamp}`,
    })
  }
  async function withPhone(unitId: string, name: string): Promise<string> {
    const { unit: units = {} } = await office.records('county-duty', 'live')
    const { device } = units[unitId] as { device: string | null }
    if (device) return device.replace('osmand:', '')
    const bound = await office.give(
      'county-duty',
      'live',
      'BindDevice',
      { unitId, device: `osmand:${name}` },
      YUNXI,
    )
    expect(bound.status).toBe(200)
    return name
  }

  it('of a real phone come into the exercises that run and that its unit has joined', async () => {
    const id = await office.made()
    const device = await withPhone(REAL, 'phone-2')
    expect((await phone(device)).statusCode).toBe(200)
    await office.give('controller', id, 'StartExercise', {})
    expect(await tracks(id, REAL)).not.toContain('110.52')
    await office.clock.pass(30_000)
    expect((await phone(device)).statusCode).toBe(200)
    expect(await tracks(id, REAL)).toContain('110.52')
    expect(await tracks('live', REAL)).toContain('110.52')
  })

  it('of a unit that the scenario drives are its script’s, and stay in the exercise', async () => {
    const id = await office.made()
    const device = await withPhone(SCRIPTED, 'phone-1')
    await office.give('controller', id, 'StartExercise', {})
    await office.give('controller', id, 'JumpExercise', { toMs: 310_000 })
    await office.clock.pass(6_000)
    expect((await phone(device)).statusCode).toBe(200)
    await until('the scripted unit has a track', async () =>
      (await tracks(id, SCRIPTED)).includes('LineString'),
    )
    expect(await tracks(id, SCRIPTED)).not.toContain('110.52')
    expect(await tracks('live', SCRIPTED)).not.toContain('LineString')
  })
})

describe('a restart', () => {
  const row = (id: string, name: string) => ({
    ...{ id, kind: 'exercise' as const, status: 'preparing', scenario: name, lineage: newId() },
    ...{ createdAt: new Date(office.clock.now()), titleZh: '演练', titleEn: 'Exercise' },
    packVersion: office.app.services.county.now?.version ?? '',
  })
  const storeOf = (id: string) => office.app.services.rooms.get(id)?.room.store
  const clockOf = (id: string) => storeOf(id)?.get('exercise', 'exercise')?.clock
  /** Of every record whose id is not drawn by chance. */
  const contents = (id: string) =>
    [...(storeOf(id)?.all() ?? [])]
      .filter(({ kind }) => kind !== 'lot' && kind !== 'balance')
      .map((one) => `${one.kind} ${one.id}`)

  it('within a minute goes on where the clock is now, finishes what was half made, and discards what cannot be', async () => {
    const commandId = newId()
    const first = await office.make('controller', commandId)
    const id = String(first.body['id'])
    const seq = storeOf(id)?.seq
    const running = await office.made()
    await office.give('controller', running, 'StartExercise', {})
    await office.arrived(running, 1)
    await office.clock.pass(50_000)
    await office.app.services.rooms.create(row('drill-half', 'flash-flood'))
    await office.app.services.rooms.create(row('drill-lost', 'no-such-scenario'))

    await office.restart(20_000)

    await office.arrived(running, 2)
    expect(clockOf(running)?.is).toBe('running')
    await office.clock.pass(170_000)
    await office.arrived(running, 3)

    expect((await office.make('controller', commandId)).body).toEqual(first.body)
    expect(storeOf(id)?.seq).toBe(seq)

    expect(contents('drill-half').sort()).toEqual(contents(id).sort())
    const { operations } = office.app.services.storage
    expect((await operations.readOperation('drill-half'))?.status).toBe('open')
    expect((await office.list('controller')).map((one) => one.id)).not.toContain('drill-lost')
    expect((await office.get('controller', '/api/operations/drill-lost/state')).status).toBe(404)
    expect((await operations.readOperation('drill-lost'))?.status).toBe('discarded')
    expect(office.app.services.hubs.get('drill-lost')).toBeUndefined()
  })

  it('after more than a minute finds it paused where it stood', async () => {
    const id = await office.made()
    await office.give('controller', id, 'StartExercise', {})
    await office.arrived(id, 1)
    await office.clock.pass(50_000)
    await office.restart(3_600_000)
    expect(storeOf('drill-lost')).toBeUndefined()
    expect(clockOf(id)).toEqual({ is: 'paused', rate: 1, anchorMs: 50_000 })
    await office.give('controller', id, 'ResumeExercise', {})
    await office.clock.pass(10_000)
    await office.arrived(id, 2)
  })
})
