import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { appForFile, type Asker } from '../../tests/support/app/open.ts'
import { held, mayBeSeen } from '../../tests/support/app/law.ts'
import { PersonOnLine } from '../../tests/support/app/person-on-line.ts'
import { until } from '../../tests/support/until.ts'
import type { Audience } from '../../domain/visibility.ts'

const server = appForFile({ env: { RATE_LIMITS: 'off' } })
const [COUNTY, YUNXI, SONGLING] = ['990101', '990101101', '990101102']
const report = { code: '11A01', place: '上坪村', source: 'phone', description: '河水上涨' }

let url = ''
let county: Asker
let yunxi: Asker
const people: PersonOnLine[] = []

beforeAll(async () => {
  url = await server.listen()
  county = await server.as('county-duty')
  yunxi = await server.as('yunxi-duty')
}, 60_000)

afterEach(() => people.splice(0).forEach((person) => person.leave()))

function open(cookie: string, operation?: string, more?: object): PersonOnLine {
  const person = new PersonOnLine(url, cookie, operation, more)
  people.push(person)
  return person
}

const live = () => server.app.services.rooms.get('live')!.room
const reported = async (asker: Asker = yunxi, where = YUNXI) =>
  String((await asker.give('ReportIncident', where, report)).body['id'])

const expectLaw = (person: PersonOnLine, role: Audience['role'], where: string) =>
  expect(held(person)).toEqual(mayBeSeen(live().store, role, where))

describe('a line', () => {
  it('is refused with its reason to who is not signed in, or comes from another site', async () => {
    await expect(open('').connected()).rejects.toMatchObject({
      message: 'sign-in-required',
      data: { ok: false, code: 'sign-in-required', message: { zh: '请先登录' } },
    })
    const elsewhere = open(yunxi.cookie, 'live', {
      extraHeaders: { cookie: yunxi.cookie, origin: 'https://a.example' },
    })
    await expect(elsewhere.connected()).rejects.toThrow('websocket error')
  })

  it('brings what one may see, and then every change of it', async () => {
    const [one, other] = [open(county.cookie), open(yunxi.cookie)]
    expect(await one.join()).toMatchObject({ mode: 'snapshot', seq: live().store.seq })
    await other.join()
    const id = await reported()
    await until('both have it', () => one.ids('incident').includes(id) && other.ids('incident').includes(id))
    await reported(county, SONGLING)
    await until('the hidden change moves the cursor', () => other.replica.seq === live().store.seq)
    await until('the county has it', () => one.replica.seq === live().store.seq)
    expectLaw(one, 'duty', COUNTY)
    expectLaw(other, 'duty', YUNXI)
  })

  it('shows a unit and an incident to the other side of a border until the unit goes home', async () => {
    const commander = await server.as('county-commander')
    const songling = await server.as('songling-duty')
    const [at, from] = [open(yunxi.cookie), open(songling.cookie)]
    await Promise.all([at.join(), from.join()])
    const [incidentId, unitId] = [await reported(), 'u-990101102-01']
    const both = () => [at.ids('unit').includes(unitId), from.ids('incident').includes(incidentId)]
    const settled = () => [at, from].every(({ replica }) => replica.seq === live().store.seq)
    const law = () => (expectLaw(at, 'duty', YUNXI), expectLaw(from, 'duty', SONGLING))

    const batches = live().batches
    expect(await commander.give('AssignUnit', COUNTY, { unitId, incidentId })).toMatchObject({ status: 200 })
    expect(live().batches).toBe(batches + 1)
    await until('both sides have all of it', settled)
    expect(both()).toEqual([true, true])
    law()

    expect(await yunxi.give('ReleaseUnit', YUNXI, { unitId, reason: '归建' })).toMatchObject({ status: 200 })
    await until('both sides have the end of it', settled)
    expect(both()).toEqual([false, false])
    law()

    const theirs = await songling.get(`/api/operations/live/events?about=${incidentId}`)
    const types = (theirs.body as { events: { type: string }[] }).events.map(({ type }) => type)
    expect(types).toEqual(['ReinforcementWithdrawn', 'IncidentReinforced'])
  })

  it('takes commands, and says who is there and what time it is', async () => {
    const [one, other] = [open(county.cookie), open(yunxi.cookie)]
    await one.join()
    await other.join()
    const command = {
      commandId: 'over-the-line-1',
      type: 'ReportIncident',
      jurisdiction: YUNXI,
      payload: report,
    }
    const answer = await other.ask('command', { operation: 'live', ...command })
    expect(answer).toMatchObject({ ok: true, seq: live().store.seq })
    expect(await other.ask('command', { operation: 'live', ...command })).toEqual(answer)
    await until('presence is told', () => one.count('presence') > 0 && one.count('clock') > 0)
    const presence = one.heard.findLast(({ event }) => event === 'presence')?.args[0]
    expect(presence).toEqual({
      operation: 'live',
      viewers: expect.arrayContaining([
        { role: 'duty', jurisdiction: COUNTY, count: 1 },
        { role: 'duty', jurisdiction: YUNXI, count: 1 },
      ]),
    })
  })

  it('that was cut brings only what changed meanwhile', async () => {
    const first = open(yunxi.cookie)
    await first.join()
    const old = await reported()
    await until('it came', () => first.replica.seq === live().store.seq)
    first.leave()
    const id = await reported()
    await yunxi.give('AcknowledgeIncident', YUNXI, { incidentId: id })
    await reported(county, SONGLING)
    const again = open(yunxi.cookie)
    const { since, view } = first.replica.request
    const answer = await again.ask('join', { operation: 'live', since, view })
    expect(answer).toMatchObject({ mode: 'changes', fromSeq: first.replica.seq + 1, toSeq: live().store.seq })
    expect(Object.keys((answer as { put: { incident: object } }).put.incident)).toEqual([id])
    expect(JSON.stringify(answer)).not.toContain(old)
    // Another audience's copy is good for nothing: all of it comes.
    expect(await again.ask('join', { operation: 'live', since, view: 'other/duty@990101' })).toMatchObject({
      mode: 'snapshot',
    })
  })

  it('answers what it does not understand, naming the field, and stays', async () => {
    const person = open(yunxi.cookie)
    await person.connected()
    const fieldsOf = async (event: string, message: unknown) => {
      const answer = await person.ask(event, message)
      expect(answer).toMatchObject({ ok: false, code: 'invalid' })
      return (answer['fields'] as { path: string }[]).map(({ path }) => path)
    }
    expect(await fieldsOf('join', undefined)).toEqual(['message'])
    expect(await fieldsOf('join', { operation: 5 })).toEqual(['operation'])
    expect(await fieldsOf('join', { operation: 'live', since: -1 })).toEqual(['since'])
    expect(await fieldsOf('join', { operation: 'live', sicne: 5 })).toEqual(['sicne'])
    expect(await fieldsOf('command', { operation: 'live', commandId: 'x' })).toContain('commandId')
    expect(await fieldsOf('shout', {})).toEqual(['event'])
    expect(await person.ask('join', { operation: 'drill-none' })).toMatchObject({
      ok: false,
      code: 'not-found',
    })
    person.socket.emit('join', 'no acknowledgement asked for')
    expect(await person.join()).toMatchObject({ mode: 'snapshot' })
  })

  it('[S23] answers a message that is too long with the limit, takes nothing of it, and stays', async () => {
    const person = open(yunxi.cookie)
    await person.join()
    const { seq } = live().store
    const command = { commandId: 'too-long-1', type: 'ReportIncident', jurisdiction: YUNXI }
    for (const description of ['x'.repeat(300 * 1024), '水'.repeat(300 * 1024)]) {
      const message = { operation: 'live', ...command, payload: { ...report, description } }
      expect(await person.ask('command', message)).toMatchObject({
        ...{ ok: false, code: 'too-large' },
        fields: [{ path: 'message', message: { en: '256 KiB at most' } }],
      })
    }
    expect(live().store.seq).toBe(seq)
    const short = { operation: 'live', ...command, payload: report }
    expect(await person.ask('command', short)).toMatchObject({ ok: true })
  })

  it('answers a message nested so deep that its length cannot be told, takes nothing of it, and stays', async () => {
    const person = open(yunxi.cookie)
    await person.join()
    const { seq } = live().store
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
    expect(() => JSON.stringify(JSON.parse(deep))).toThrow(RangeError)
    const command = {
      operation: 'live',
      commandId: 'too-deep-1',
      type: 'ReportIncident',
      jurisdiction: YUNXI,
    }
    const message = JSON.stringify({ ...command, payload: { ...report, description: 'deep' } })
    // No client of socket.io can write it: these are the letters that one would send.
    const answered = new Promise<string>((resolve) => {
      person.socket.io.engine.on('packet', ({ data }: { data?: unknown }) => {
        if (String(data).startsWith('3/operations,77')) resolve(String(data).slice('3/operations,77'.length))
      })
    })
    const letters = `2/operations,77["command",${message.replace('"deep"', deep)}]`
    person.socket.io.engine.write(letters)
    const [answer] = JSON.parse(await answered) as unknown[]
    expect(answer).toMatchObject({
      ...{ ok: false, code: 'invalid' },
      fields: [{ path: 'payload', message: { en: 'is nested too deeply' } }],
    })
    expect(live().store.seq).toBe(seq)
    expect(await person.join()).toMatchObject({ mode: expect.stringMatching(/snapshot|changes/) })
  })

  it('is closed when it sends a frame that is too long or is none', async () => {
    for (const send of [
      (person: PersonOnLine) => person.socket.emit('join', 'x'.repeat(1100 * 1024)),
      (person: PersonOnLine) => person.socket.io.engine.write('nonsense' as never),
    ]) {
      const person = open(yunxi.cookie)
      await person.join()
      send(person)
      await until('it is closed', () => !person.socket.connected)
    }
    expect(await open(yunxi.cookie).join()).toMatchObject({ mode: 'snapshot' })
  })
})

describe('a client that takes nothing', () => {
  it('is cut at a bounded cost, delays nobody else, and has everything when it comes back', async () => {
    const [stuck, well] = [open(county.cookie), open(county.cookie)]
    await stuck.join()
    await well.join()
    const id = await reported()
    await until('both have it', () => [stuck, well].every(({ replica }) => replica.seq === live().store.seq))
    const { engine } = stuck.socket.io as unknown as {
      engine: { transport: { ws: { pause(): void; resume(): void } } }
    }
    engine.transport.ws.pause()
    const { cut } = server.app.services.metrics
    const cuts = async () => (await cut.get()).values[0]?.value ?? 0
    const before = await cuts()
    let most = 0
    while ((await cuts()) === before) {
      await Promise.all(
        Array.from({ length: 64 }, () =>
          yunxi.give('UpdateSituation', YUNXI, { incidentId: id, text: '水'.repeat(4_000) }),
        ),
      )
      most = Math.max(most, (await server.app.services.metrics.buffered.get()).values[0]?.value ?? 0)
      // It has all of it while the stuck one is still held on to: it waits for nobody.
      await until('the other has it', () => well.replica.seq === live().store.seq)
    }
    expect(most).toBeLessThan(16 * 1024 * 1024)
    engine.transport.ws.resume()
    await until('it notices', () => !stuck.socket.connected)
    const again = open(county.cookie)
    const { since, view } = stuck.replica.request
    const missed = await again.ask('join', { operation: 'live', since, view })
    expect(missed).toMatchObject({ mode: 'changes' })
    expect(stuck.replica.receive(missed as never)).toBe('applied')
    expect(stuck.replica.get('incident', id)?.situation?.text).toHaveLength(4_000)
    expectLaw(stuck, 'duty', COUNTY)
    expectLaw(well, 'duty', COUNTY)
  }, 60_000)
})
