import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { loadScenario } from '../../scenarios/load.ts'
import { MovedClock } from '../support/drill/moved-clock.ts'
import { Office, removeFolder } from '../support/drill/office.ts'
import { until } from '../support/until.ts'
import { freshDataDir } from './databases.ts'

const scenario = loadScenario('flash-flood')
const YUNXI = '990101101'
const PLAYERS = ['yunxi-duty', 'yunxi-team', 'county-duty', 'county-commander', 'wall', 'observer', 'admin']

// One server for all of them: a start takes seconds. Each test makes an exercise of its own.
const clock = new MovedClock()
let folder: string
let office: Office

beforeAll(async () => {
  folder = await freshDataDir()
  office = await Office.open(folder, clock)
})
afterAll(async () => {
  await office.close()
  await removeFolder(folder)
})

/** The server ends in order and is started again `ms` later. */
async function restart(ms: number): Promise<void> {
  await office.close()
  clock.told.pass(ms)
  office = await Office.open(folder, clock)
}

async function made(): Promise<string> {
  const { status, body } = await office.make('controller')
  expect(status).toBe(201)
  return String(body['id'])
}

describe('making an exercise', () => {
  it('is for controllers alone', async () => {
    for (const username of [...PLAYERS, 'evaluator', 'auditor']) {
      expect([username, (await office.make(username)).status]).toEqual([username, 403])
      expect([username, (await office.get(username, '/api/scenarios')).status]).toEqual([username, 403])
    }
  })

  it('offers the scenarios', async () => {
    const { body } = await office.get('controller', '/api/scenarios')
    const { id, title, summary, durationMs } = scenario
    expect(body).toEqual({ scenarios: [{ id, title, summary, injects: 12, durationMs }] })
  })

  it.each([
    ['an unknown scenario', { scenario: 'earthquake' }, 'scenario'],
    ['a path for a scenario', { scenario: '../../etc' }, 'scenario'],
    ['no scenario', { scenario: undefined }, 'scenario'],
    ['another kind', { kind: 'actual' }, 'kind'],
    ['a bad commandId', { commandId: 'x' }, 'commandId'],
    ['something more', { id: 'mine' }, 'id'],
  ])('refuses %s and names the field', async (_, change, path) => {
    const body = { commandId: newId(), kind: 'exercise', scenario: 'flash-flood', ...change }
    const answer = await office.post('controller', '/api/operations', body)
    expect(answer.status).toBe(400)
    expect(answer.body).toMatchObject({ code: 'invalid', fields: [{ path }] })
  })

  it('puts into it the injects, and the units and stock of the township and the county, without a person', async () => {
    const { body } = await office.make('controller')
    expect(body).toMatchObject({ kind: 'exercise', status: 'prepared', role: 'controller' })
    expect(body['title']).toMatchObject({ zh: expect.stringMatching(/^云溪镇.*2026-07-14$/) })
    const records = await office.records('controller', String(body['id']))
    expect(Object.keys(records['inject'] ?? {})).toHaveLength(12)
    const units = Object.values(records['unit'] ?? {}) as {
      jurisdiction: string
      duty: string
      leader: null
    }[]
    const county = office.app.services.county.now
    const expected = county?.units.filter(({ jurisdiction }) => [YUNXI, '990101'].includes(jurisdiction))
    expect(units).toHaveLength(expected?.length ?? 0)
    expect(units.every(({ duty, leader }) => duty === 'on' && leader === null)).toBe(true)
    const stores = Object.values(records['warehouse'] ?? {}) as { jurisdiction: string; keeper: null }[]
    expect(new Set(stores.map(({ jurisdiction }) => jurisdiction))).toEqual(new Set([YUNXI, '990101']))
    expect(stores.every(({ keeper }) => keeper === null)).toBe(true)
    expect(Object.keys(records['balance'] ?? {}).length).toBeGreaterThan(0)
  })

  it('names its starting state first, and who made it is in the record of the auditor', async () => {
    const id = await made()
    const { body } = await office.get('controller', `/api/operations/${id}/events?limit=1`)
    expect(body['events']).toMatchObject([
      {
        type: 'ExercisePrepared',
        actor: { id: 'system:msel' },
        payload: { startingState: expect.anything() },
      },
    ])
    const audit = await office.get('auditor', '/api/audit?limit=20')
    expect(audit.text).toContain(id)
  })

  it('once: the same command again, also at the same time, answers as the first time', async () => {
    const commandId = newId()
    const before = await office.list('controller')
    const make = () => office.make('controller', commandId)
    const [first, ...again] = [...(await Promise.all([make(), make()])), await make()]
    expect(first?.status).toBe(201)
    for (const answer of again) expect([answer.status, answer.body]).toEqual([201, first?.body])
    expect(await office.list('controller')).toHaveLength(before.length + 1)
  })
})

describe('an exercise that has not started', () => {
  const routes = (id: string) =>
    [
      'state',
      'state?at=5',
      'events',
      'events?about=inject-1',
      'density',
      'replay',
      'tracks',
      'positions',
      'people?ids=a',
    ].map((rest) => `/api/operations/${id}/${rest}`)

  it('does not exist for its players: in no list, on no route, and with the same words as one that never was', async () => {
    const id = await made()
    for (const username of PLAYERS) {
      expect((await office.list(username)).map((one) => one.id)).not.toContain(id)
      const [hidden, none] = [routes(id), routes('drill-none')]
      for (const [at, url] of hidden.entries()) {
        const answer = await office.get(username, url)
        expect([username, url, answer.status]).toEqual([username, url, 404])
        expect(answer.text).toBe((await office.get(username, none[at] ?? '')).text)
      }
      expect((await office.give(username, id, 'StartExercise', {})).status).toBe(404)
    }
  })

  it('cannot be joined, and nobody hears that it was made', async () => {
    const line = await office.line('yunxi-duty')
    await line.ask('join', { operation: 'live' })
    const id = await made()
    expect(await line.ask('join', { operation: id })).toEqual(
      await line.ask('join', { operation: 'drill-none' }),
    )
    expect(line.events).not.toContain('operations')
    expect(line.raw.join('')).not.toContain(id)
  })

  it('is not in the metrics', async () => {
    const before = await office.get('admin', '/metrics')
    const id = await made()
    await office.get('controller', '/api/scenarios')
    const after = await office.get('admin', '/metrics')
    for (const told of [id, 'flash-flood', 'PrepareExercise', 'PrepareInject', 'scenarios']) {
      expect(after.text).not.toContain(told)
    }
    const counted = (text: string) =>
      text.split('\n').filter((line) => /^fenghuo_(commands|events)_total/.test(line))
    expect(counted(after.text)).toEqual(counted(before.text))
  })

  it('is there for controller, evaluator and auditor', async () => {
    const id = await made()
    for (const username of ['controller', 'evaluator']) {
      expect(await office.list(username)).toContainEqual(expect.objectContaining({ id, status: 'prepared' }))
    }
  })
})

describe('when it starts', () => {
  it('those who play are told that their list has changed, and nobody else', async () => {
    const id = await made()
    const [player, other] = [await office.line('yunxi-duty'), await office.line('songling-duty')]
    expect((await office.give('controller', id, 'StartExercise', {})).status).toBe(200)
    await until('the player is told', () => player.events.includes('operations'))
    expect(await office.list('yunxi-duty')).toContainEqual(
      expect.objectContaining({ id, status: 'running', role: 'duty' }),
    )
    expect((await office.list('songling-duty')).map((one) => one.id)).not.toContain(id)
    await other.ask('join', { operation: 'live' })
    expect(other.events).not.toContain('operations')
  })
})

/** Every text by which a player could know what is still to come, or how it is judged. */
function secrets(deliveredUpTo: number): string[] {
  const texts = scenario.injects.flatMap((inject) => {
    const { no, text, controllerNote, expectedActions, objective, criterion, autoCheck, effect } = inject
    const judged = [controllerNote, objective, criterion, ...expectedActions.map(({ what }) => what)]
    const coming =
      no > deliveredUpTo ? [text, effect && { zh: String(effect.payload['description']), en: '' }] : []
    const said = [...judged, ...coming].flatMap((words) => (words ? [words.zh, words.en] : []))
    return [...said, `inject-${no}"`, `"autoCheck"`, ...(autoCheck ? [`"${autoCheck}"`] : [])]
  })
  return [...new Set(texts)].filter((text) => text.length > 3)
}

/** A text as it stands in JSON. */
const asJson = (text: string): string => JSON.stringify(text).slice(1, -1)

describe('a player', () => {
  it('is sent nothing of what is still to come, on any way', async () => {
    const id = await made()
    await office.give('controller', id, 'StartExercise', {})
    const line = await office.line('yunxi-duty')
    await line.ask('join', { operation: id })
    await office.arrived(id, 1)
    await clock.pass(60_000)
    await office.arrived(id, 2)
    await office.give(
      'yunxi-duty',
      id,
      'ReportIncident',
      { code: '11B01', place: '溪头村', source: 'phone', description: '水涨' },
      YUNXI,
    )
    await until('the line has the message', () => line.raw.join('').includes('暴雨黄色预警'))
    const again = await office.line('yunxi-duty')
    await again.ask('join', { operation: id })

    const { seq } = office.app.services.rooms.get(id)?.room.store ?? { seq: 0 }
    const asked = [
      ...[
        'state',
        'state?at=1',
        `state?at=${seq}`,
        'state?at=20',
        'events?limit=500',
        `events?before=${seq}&limit=500`,
      ],
      ...[
        'events?about=inject-1',
        'events?about=inject-9',
        'events?about=exercise',
        'density',
        'density?buckets=2000',
      ],
      ...['replay?limit=500', 'replay?since=1', 'tracks', 'positions', 'people?ids=inject-9'],
    ].map((rest) => `/api/operations/${id}/${rest}`)
    const answers = await Promise.all(
      [...asked, '/api/operations', '/api/session', '/api/config', '/metrics', '/api/scenarios'].map(
        async (url) => {
          const { status, text } = await office.get('yunxi-duty', url)
          return { way: url, status, text }
        },
      ),
    )
    const lines = [line, again].map(({ raw }) => ({ way: 'socket', status: 200, text: raw.join('\n') }))
    const hidden = [...secrets(2)]
    for (const { way, text } of [...answers, ...lines]) {
      expect([
        way,
        hidden.filter((secret) => text.includes(secret) || text.includes(asJson(secret))),
      ]).toEqual([way, []])
    }
    // The same search finds it all in what the controller may see.
    const controllers = (await office.get('controller', `/api/operations/${id}/events?limit=500`)).text
    expect(
      hidden.filter((secret) => !controllers.includes(secret) && !controllers.includes(asJson(secret))),
    ).toEqual([])
    expect(answers[0]?.text).toContain('暴雨黄色预警')
  })

  it('cannot send or use up an inject', async () => {
    const id = await made()
    await office.give('controller', id, 'StartExercise', {})
    expect(
      (await office.give('yunxi-duty', id, 'DeliverInject', { injectId: 'inject-5' }, YUNXI)).status,
    ).toBe(403)
    const stolen = await office.post('yunxi-duty', `/api/operations/${id}/commands`, {
      ...{ commandId: `inject:${id}:2`, type: 'AcknowledgeMessage', jurisdiction: YUNXI },
      payload: { messageId: 'none' },
    })
    expect(stolen.body).toMatchObject({ code: 'invalid', fields: [{ path: 'commandId' }] })
    await clock.pass(60_000)
    await office.arrived(id, 2)
  })
})

describe('positions', () => {
  const REAL = 'u-990101101-02'
  const SCRIPTED = 'u-990101101-01'

  const tracks = async (operation: string, unit: string): Promise<string> =>
    (await office.get('county-duty', `/api/operations/${operation}/tracks?unit=${unit}`)).text
  const phone = (device: string) => {
    const timestamp = Math.floor(clock.now() / 1000)
    return office.app.inject({
      url: `/ingest/osmand?id=${device}&lat=30.51&lon=110.52&timestamp=${timestamp}`,
    })
  }
  async function withPhone(unitId: string, name: string): Promise<string> {
    const { device } = (await office.records('county-duty', 'live'))['unit']?.[unitId] as {
      device: string | null
    }
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
    const id = await made()
    const device = await withPhone(REAL, 'phone-2')
    expect((await phone(device)).statusCode).toBe(200)
    await office.give('controller', id, 'StartExercise', {})
    expect(await tracks(id, REAL)).not.toContain('110.52')
    await clock.pass(30_000)
    expect((await phone(device)).statusCode).toBe(200)
    expect(await tracks(id, REAL)).toContain('110.52')
    expect(await tracks('live', REAL)).toContain('110.52')
  })

  it('of a unit that the scenario drives are its script’s, and stay in the exercise', async () => {
    const id = await made()
    const device = await withPhone(SCRIPTED, 'phone-1')
    await office.give('controller', id, 'StartExercise', {})
    await office.give('controller', id, 'JumpExercise', { toMs: 310_000 })
    await clock.pass(6_000)
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
    ...{ createdAt: new Date(clock.now()), titleZh: '演练', titleEn: 'Exercise' },
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
    const running = await made()
    await office.give('controller', running, 'StartExercise', {})
    await office.arrived(running, 1)
    await clock.pass(50_000)
    await office.app.services.rooms.create(row('drill-half', 'flash-flood'))
    await office.app.services.rooms.create(row('drill-lost', 'no-such-scenario'))

    await restart(20_000)

    await office.arrived(running, 2)
    expect(clockOf(running)?.is).toBe('running')
    await clock.pass(170_000)
    await office.arrived(running, 3)

    expect((await office.make('controller', commandId)).body).toEqual(first.body)
    expect(storeOf(id)?.seq).toBe(seq)

    expect(contents('drill-half').sort()).toEqual(contents(id).sort())
    const { operations } = office.app.services.storage
    expect((await operations.readOperation('drill-half'))?.status).toBe('open')
    expect((await office.list('controller')).map((one) => one.id)).not.toContain('drill-lost')
    expect((await office.get('controller', '/api/operations/drill-lost/state')).status).toBe(404)
    expect((await operations.readOperation('drill-lost'))?.status).toBe('discarded')
  })

  it('after more than a minute finds it paused where it stood', async () => {
    const id = await made()
    await office.give('controller', id, 'StartExercise', {})
    await office.arrived(id, 1)
    await clock.pass(50_000)
    await restart(3_600_000)
    expect(storeOf('drill-lost')).toBeUndefined()
    expect(clockOf(id)).toEqual({ is: 'paused', rate: 1, anchorMs: 50_000 })
    await office.give('controller', id, 'ResumeExercise', {})
    await clock.pass(10_000)
    await office.arrived(id, 2)
  })
})
