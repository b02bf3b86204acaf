import { describe, expect, it } from 'vitest'
import { loadScenario } from '../../../scenarios/load.ts'
import { officeForFile, PLAYERS } from '../../support/drill/office.ts'
import { until } from '../../support/until.ts'

const scenario = loadScenario('flash-flood')
const YUNXI = '990101101'
const office = officeForFile()

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
    const id = await office.made()
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
    const id = await office.made()
    expect(await line.ask('join', { operation: id })).toEqual(
      await line.ask('join', { operation: 'drill-none' }),
    )
    expect(line.events).not.toContain('operations')
    expect(line.raw.join('')).not.toContain(id)
  })

  it('is not in the metrics', async () => {
    const before = await office.get('admin', '/metrics')
    const id = await office.made()
    await office.get('controller', '/api/scenarios')
    const after = await office.get('admin', '/metrics')
    for (const told of [id, 'flash-flood', 'PrepareExercise', 'PrepareInject', 'scenarios']) {
      expect(after.text).not.toContain(told)
    }
    const counted = (text: string) =>
      text
        .split('\n')
        .filter((line) => /^fenghuo_(commands_|events_|checkpoints_written|commands_queued|fixes)/.test(line))
    expect(counted(after.text)).toEqual(counted(before.text))
  })

  it('is there for controller, evaluator and auditor', async () => {
    const id = await office.made()
    for (const username of ['controller', 'evaluator']) {
      expect(await office.list(username)).toContainEqual(expect.objectContaining({ id, status: 'prepared' }))
    }
  })
})

describe('when it starts', () => {
  it('those who play are told that their list has changed, and nobody else', async () => {
    const id = await office.made()
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
    const id = await office.made()
    await office.give('controller', id, 'StartExercise', {})
    const line = await office.line('yunxi-duty')
    await line.ask('join', { operation: id })
    await office.arrived(id, 1)
    await office.clock.pass(60_000)
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
        'events?about=inject-99',
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
    const about = (name: string) => answers.find(({ way }) => way.endsWith(`about=${name}`))?.text
    expect(about('inject-9')).toBe(about('inject-99'))
    // The same search finds it all in what the controller may see.
    const controllers = (await office.get('controller', `/api/operations/${id}/events?limit=500`)).text
    expect(
      hidden.filter((secret) => !controllers.includes(secret) && !controllers.includes(asJson(secret))),
    ).toEqual([])
    expect(answers[0]?.text).toContain('暴雨黄色预警')
  })

  it('cannot send or use up an inject', async () => {
    const id = await office.made()
    await office.give('controller', id, 'StartExercise', {})
    expect(
      (await office.give('yunxi-duty', id, 'DeliverInject', { injectId: 'inject-5' }, YUNXI)).status,
    ).toBe(403)
    const stolen = await office.post('yunxi-duty', `/api/operations/${id}/commands`, {
      ...{ commandId: `inject:${id}:2`, type: 'AcknowledgeMessage', jurisdiction: YUNXI },
      payload: { messageId: 'none' },
    })
    expect(stolen.body).toMatchObject({ code: 'invalid', fields: [{ path: 'commandId' }] })
    await office.clock.pass(60_000)
    await office.arrived(id, 2)
  })
})
