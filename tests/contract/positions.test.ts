import { afterEach, describe, expect, it } from 'vitest'
import { FrameReader } from '../../domain/position/frame-reader.ts'
import type { UnitPosition } from '../../domain/position/frame.ts'
import { appForFile, type Asker } from '../support/app/open.ts'
import { PersonOnLine } from '../support/app/person-on-line.ts'
import { until } from '../support/until.ts'

const YUNXI = '990101101'
const server = appForFile({ env: { RATE_LIMITS: 'off' } })
const people: PersonOnLine[] = []
afterEach(() => people.splice(0).forEach((person) => person.leave()))

let phones = 0
/** In Yunxi. */
const place = { lat: 29.896, lon: 110.542 }

/** A phone that reports as Traccar Client does. */
function newPhone() {
  const id = `test-phone-${++phones}`
  const report = (more: Record<string, string | number> = {}) => {
    const fields = { id, ...place, timestamp: server.app.services.now().getTime(), ...more }
    const query = new URLSearchParams(Object.entries(fields).map(([name, value]) => [name, String(value)]))
    return server.app.inject(`/ingest/osmand?${query}`)
  }
  return { id, report }
}

/** A unit of Yunxi on duty, with a phone bound to it. */
async function unitWithPhone(office: Asker) {
  const phone = newPhone()
  const registered = await office.give('RegisterUnit', YUNXI, {
    ...{ name: `测试队 ${phone.id}`, teamType: 'rescue', headcount: 5 },
  })
  const unitId = String(registered.body['id'])
  await office.give('BindDevice', YUNXI, { unitId, device: `osmand:${phone.id}` })
  await office.give('SetDuty', YUNXI, { unitId, duty: 'on' })
  return { ...phone, unitId }
}

/** A screen that reads every frame that comes. */
async function screenOf(username: string) {
  const { cookie } = await server.as(username)
  const url = server.app.server.listening
    ? `http://127.0.0.1:${(server.app.server.address() as { port: number }).port}`
    : await server.listen()
  const person = new PersonOnLine(url, cookie)
  people.push(person)
  const reader = new FrameReader()
  const shown = new Map<string, UnitPosition>()
  const faults: string[] = []
  person.socket.on('positions', (operation: string, frame: Buffer) => {
    const outcome = reader.read(frame)
    if (operation !== 'live' || outcome.is !== 'applied') return void faults.push(outcome.is)
    if (outcome.keyframe) shown.clear()
    for (const position of outcome.changed) shown.set(position.unitId, position)
  })
  await person.join()
  return { shown, faults }
}

describe('a call for help', () => {
  it('stands over a restart of the server, and for its ten minutes only', async () => {
    const { unitId, report } = await unitWithPhone(await server.as('yunxi-duty'))
    await report({ alarm: 'sos' })
    server.pass(2_000)
    await report()
    await server.restart()
    const screen = await screenOf('county-duty')
    await until('it stands', () => screen.shown.get(unitId)?.sos)
    server.pass(11 * 60_000)
    await until('it has passed', () => screen.shown.get(unitId)?.sos === false)
  })
})

describe('a call for help of a clock that is a day ahead', () => {
  it('is shown and stored as of its receipt, once, and ends like any other, also after a restart', async () => {
    const { unitId, report } = await unitWithPhone(await server.as('yunxi-duty'))
    const screen = await screenOf('county-duty')
    const receivedAtMs = server.app.services.now().getTime()
    const help = { alarm: 'sos', timestamp: receivedAtMs + 86_400_000 }
    const stored = async () => (await report(help)).json<{ stored: number }>().stored
    expect([await stored(), await stored(), await stored()]).toEqual([1, 0, 0])
    const shown = await until('it calls', () => screen.shown.get(unitId))
    expect(shown).toMatchObject({ sos: true, stale: false })
    const agrees = async () => {
      const answer = await (await server.as('county-duty')).get('/api/operations/live/positions')
      const features = answer.body['features'] as { id: string; properties: { fixAt: string } }[]
      return Date.parse(features.find(({ id }) => id === unitId)?.properties.fixAt ?? '')
    }
    expect(Math.abs(shown.fixAtMs - (await agrees()))).toBeLessThan(100)
    expect((await agrees()) - receivedAtMs).toBeLessThan(60_000)
    await server.restart()
    expect(await stored(), 'sent again after the restart').toBe(0)
    const again = await screenOf('county-duty')
    expect(await until('it still calls', () => again.shown.get(unitId))).toMatchObject({ sos: true })
    server.pass(11 * 60_000)
    await until('it has passed', () => again.shown.get(unitId)?.sos === false)
    await until('and is stale', () => again.shown.get(unitId)?.stale === true)
  })
})

describe('a phone', () => {
  it('that nobody knows is listed, bound with one command, and then stands on the screens', async () => {
    const office = await server.as('yunxi-duty')
    const phone = newPhone()
    const screen = await screenOf('county-duty')
    expect((await phone.report()).statusCode).toBe(404)
    const listed = (await office.get('/api/devices')).body['devices']
    expect(listed).toContainEqual(expect.objectContaining({ key: `osmand:${phone.id}`, last: place }))
    const { unitId } = await unitWithPhone(office)
    await office.give('UnbindDevice', YUNXI, { unitId })
    await office.give('BindDevice', YUNXI, { unitId, device: `osmand:${phone.id}` })
    expect((await phone.report({ speed: 10, bearing: 90, batt: 77 })).statusCode).toBe(200)
    const shown = await until('the unit is on the screen', () => screen.shown.get(unitId))
    expect(shown).toMatchObject({ ...place, headingDeg: 90, speedMps: 5.25, batteryPct: 77, stale: false })
    expect(screen.faults).toEqual([])
  })

  it('is shown to its own township and the county, and not to another township', async () => {
    const { unitId, report } = await unitWithPhone(await server.as('yunxi-duty'))
    const [county, own, other] = [
      await screenOf('county-duty'),
      await screenOf('yunxi-duty'),
      await screenOf('songling-duty'),
    ]
    await report()
    await until('both see it', () => county.shown.has(unitId) && own.shown.has(unitId))
    expect(other.shown.has(unitId)).toBe(false)
    const tracks = `/api/operations/live/tracks?unit=${unitId}`
    expect((await (await server.as('yunxi-duty')).get(tracks)).status).toBe(200)
    expect((await (await server.as('songling-duty')).get(tracks)).status).toBe(404)
  })

  it('leaves the screens when its unit goes off duty, and leaves no track then', async () => {
    const office = await server.as('yunxi-duty')
    const { unitId, report } = await unitWithPhone(office)
    const screen = await screenOf('county-duty')
    await report()
    await until('it is on the screen', () => screen.shown.has(unitId))
    await office.give('SetDuty', YUNXI, { unitId, duty: 'off' })
    await until('it is gone', () => !screen.shown.has(unitId))
    server.pass(1_000)
    expect((await report({ lat: 29.906 })).json()).toMatchObject({ stored: 0, ignored: 1 })
    const tracks = await office.get(`/api/operations/live/tracks?unit=${unitId}`)
    expect(JSON.stringify(tracks.body)).not.toContain('29.906')
  })

  it('that sends the same again is answered 200 and counted once, also after a restart', async () => {
    const office = await server.as('yunxi-duty')
    const { unitId, report } = await unitWithPhone(office)
    const timestamp = server.app.services.now().getTime()
    for (const _ of [1, 2, 3]) expect((await report({ timestamp })).statusCode).toBe(200)
    await server.restart()
    expect((await report({ timestamp })).statusCode).toBe(200)
    const tracks = await (await server.as('yunxi-duty')).get(`/api/operations/live/tracks?unit=${unitId}`)
    expect(tracks.body).toMatchObject({ features: [{ properties: { times: { length: 1 } } }] })
  })

  it('is where it was last heard from after a restart, and stale when that is too long ago', async () => {
    const { unitId, report } = await unitWithPhone(await server.as('yunxi-duty'))
    await report()
    await server.restart()
    const screen = await screenOf('county-duty')
    expect(await until('it is on the screen', () => screen.shown.get(unitId))).toMatchObject({ ...place })
    server.pass(301_000)
    await until('it is stale', () => screen.shown.get(unitId)?.stale === true)
    const positions = await (await server.as('county-duty')).get('/api/operations/live/positions')
    const features = positions.body['features'] as { id: string; properties: { stale: boolean } }[]
    expect(features.find(({ id }) => id === unitId)?.properties.stale).toBe(true)
  })

  it('that asks for help off duty is shown all the same', async () => {
    const office = await server.as('yunxi-duty')
    const { unitId, report } = await unitWithPhone(office)
    await office.give('SetDuty', YUNXI, { unitId, duty: 'off' })
    const screen = await screenOf('yunxi-duty')
    await report({ alarm: 'sos' })
    expect(await until('it is on the screen', () => screen.shown.get(unitId))).toMatchObject({ sos: true })
  })

  it('of OwnTracks needs its password once the administrator has made one', async () => {
    const [office, admin] = [await server.as('yunxi-duty'), await server.as('admin')]
    const { unitId } = await unitWithPhone(office)
    await office.give('UnbindDevice', YUNXI, { unitId })
    await office.give('BindDevice', YUNXI, { unitId, device: 'owntracks:zhang/pixel' })
    const send = async (password: string) => {
      const timestamp = Math.floor(server.app.services.now().getTime() / 1000)
      const authorization = `Basic ${Buffer.from(`zhang:${password}`).toString('base64')}`
      const answer = await server.app.inject({
        ...{ method: 'POST', url: '/ingest/owntracks', headers: { 'x-limit-d': 'pixel', authorization } },
        payload: JSON.stringify({ _type: 'location', ...place, tst: timestamp, tid: 'zp' }),
      })
      return answer.statusCode
    }
    expect(await send('anything')).toBe(200)
    const path = `/api/devices/${encodeURIComponent('owntracks:zhang/pixel')}/password`
    expect((await office.send('POST', path)).status).toBe(403)
    const made = (await admin.send('POST', path)).body['password']
    expect(await send('anything')).toBe(401)
    expect(await send(String(made))).toBe(200)
    await server.restart()
    expect(await send('anything')).toBe(401)
    await (await server.as('admin')).send('DELETE', path)
    expect(await send('anything')).toBe(200)
  })
})
