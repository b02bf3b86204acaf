import { describe, expect, it } from 'vitest'
import { appForFile } from '../support/app/open.ts'
import { until } from '../support/until.ts'

const [YUNXI, SONGLING] = ['990101101', '990101102']
const DAY_MS = 24 * 60 * 60_000
const IN_YUNXI = { lat: 29.896, lon: 110.542 }
const BEYOND = { lat: 10, lon: 100 }
const server = appForFile()

/** A phone as Traccar Client reports; without a place it says that it is switched on. */
async function hear(id: string, address: string, place: object = IN_YUNXI) {
  const query = new URLSearchParams(
    Object.entries({ id, ...place }).map(([name, value]) => [name, `${value}`]),
  )
  const answer = await server.app.inject({ url: `/ingest/osmand?${query}`, remoteAddress: address })
  return answer.statusCode === 200 ? 'stored' : answer.json<{ code: string }>().code
}

async function listedTo(username: string): Promise<string[]> {
  const { body } = await (await server.as(username)).get('/api/devices')
  return (body['devices'] as { key: string }[]).map(({ key }) => key.replace('osmand:', ''))
}

const flood = async (name: string, addresses: number) => {
  const answers = new Set<string>()
  for (let from = 0; from < addresses; from++) {
    for (let n = 0; n < 60; n++) answers.add(await hear(`${name}-${from}-${n}`, `10.1.${from}.1`))
  }
  return answers
}

describe('a phone that nobody knows', () => {
  it('is listed to the county, and to the township that it was last seen in', async () => {
    await hear('in-yunxi', '192.0.2.1')
    await hear('beyond', '192.0.2.1', BEYOND)
    await hear('nowhere', '192.0.2.1', { valid: 'false' })
    expect(await listedTo('county-duty')).toEqual(['nowhere', 'beyond', 'in-yunxi'])
    expect(await listedTo('admin')).toHaveLength(3)
    expect(await listedTo('yunxi-duty')).toEqual(['in-yunxi'])
    expect(await listedTo('songling-duty')).toEqual([])
    await hear('in-yunxi', '192.0.2.1', BEYOND)
    expect(await listedTo('yunxi-duty')).toEqual([])
  })

  it('takes a place in the list until it is bound, and none from then on', async () => {
    const office = await server.as('yunxi-duty')
    const registered = await office.give('RegisterUnit', YUNXI, {
      ...{ name: '测试队', teamType: 'rescue', headcount: 5 },
    })
    await hear('to-be-bound', '192.0.2.1')
    const unitId = String(registered.body['id'])
    expect(await office.give('BindDevice', YUNXI, { unitId, device: 'osmand:to-be-bound' })).toMatchObject({
      status: 200,
    })
    expect(await listedTo('county-duty')).not.toContain('to-be-bound')
    const takesPlace = async () =>
      (await server.storage.devices.waitingDevices()).some(({ key }) => key === 'to-be-bound')
    await until('its row is gone', async () => !(await takesPlace()))
    await office.give('UnbindDevice', YUNXI, { unitId })
    expect(await hear('to-be-bound', '192.0.2.1')).toBe('unknown-device')
    expect(await listedTo('county-duty')).toContain('to-be-bound')
  })

  it('is told that it is not listed when its address has brought too many, and others are not hindered', async () => {
    const answers = await flood('one-address', 1)
    expect([...answers]).toEqual(['unknown-device'])
    expect(await hear('one-too-many', '10.1.0.1')).toBe('unlisted-device')
    expect(await listedTo('county-duty')).not.toContain('one-too-many')
    expect(await hear('one-address-0-0', '10.1.0.1')).toBe('unknown-device')
    expect(await hear('elsewhere', '192.0.2.2')).toBe('unknown-device')
    expect(await listedTo('county-duty')).toContain('elsewhere')
    server.pass(10 * 60_000)
    expect(await hear('one-too-many', '10.1.0.1')).toBe('unknown-device')
  })

  it('is listed however many were invented before, and stays while it goes on sending', async () => {
    await hear('phone', '192.0.2.3')
    server.pass(10 * 60_000)
    await hear('phone', '192.0.2.3')
    expect([...(await flood('many', 9))]).toEqual(['unknown-device'])
    const listed = await listedTo('county-duty')
    expect(listed).toHaveLength(500)
    expect(listed).toContain('phone')
    expect(await hear('after-them', '192.0.2.3')).toBe('unknown-device')
    expect((await listedTo('county-duty'))[0]).toBe('after-them')
  }, 60_000)

  it('is forgotten when it was silent for a week', async () => {
    await hear('early', '192.0.2.4')
    server.pass(4 * DAY_MS)
    await hear('late', '192.0.2.4')
    server.pass(4 * DAY_MS)
    await server.restart()
    await until('the early one is gone', async () => !(await listedTo('county-duty')).includes('early'))
    expect(await listedTo('county-duty')).toEqual(['late'])
  })
})

describe('the key of a device', () => {
  it('is told to those who may bind it, and to nobody else', async () => {
    const office = await server.as('yunxi-duty')
    const registered = await office.give('RegisterUnit', YUNXI, {
      ...{ name: '有终端的队', teamType: 'rescue', headcount: 5 },
    })
    const unitId = String(registered.body['id'])
    const device = 'osmand:a-long-and-random-id'
    await office.give('BindDevice', YUNXI, { unitId, device })
    await office.give('SetDuty', YUNXI, { unitId, duty: 'on' })
    const incident = await (
      await server.as('songling-duty')
    ).give('ReportIncident', SONGLING, {
      ...{ code: '11A01', place: '上坪村', source: 'phone', description: '河水上涨' },
    })
    const incidentId = String(incident.body['id'])
    const commander = await server.as('county-commander')
    expect(await commander.give('AssignUnit', '990101', { unitId, incidentId })).toMatchObject({
      status: 200,
    })
    const told = async (username: string) => {
      const asker = await server.as(username)
      const live = '/api/operations/live'
      const answers = [
        await asker.get(`${live}/state`),
        await asker.get(`${live}/events?about=${unitId}`),
        await asker.get(`${live}/replay?since=0&limit=500`),
        await asker.get(`${live}/search?q=${encodeURIComponent('有终端的队')}`),
        await asker.get(`${live}/tracks?unit=${unitId}`),
        await asker.get(`${live}/positions`),
      ]
      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
      expect(answers[0]).toMatchObject({ body: { records: { unit: { [unitId]: { duty: 'on' } } } } })
      return answers.some(({ body }) => JSON.stringify(body).includes('a-long-and-random-id'))
    }
    for (const username of ['yunxi-duty', 'county-duty', 'admin']) expect(await told(username)).toBe(true)
    for (const username of ['songling-duty', 'wall', 'observer']) expect(await told(username)).toBe(false)
  })
})
