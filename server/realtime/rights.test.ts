import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Audience } from '../../domain/visibility.ts'
import { held, mayBeSeen } from '../../tests/support/app/law.ts'
import { appForFile } from '../../tests/support/app/open.ts'
import { PersonOnLine } from '../../tests/support/app/person-on-line.ts'
import { until } from '../../tests/support/until.ts'

/**
 * Rights that another process changed are looked for every few seconds. Here no interval ever ends, so that a line learns
 * of a change by being told or not at all.
 */
beforeAll(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }))
const server = appForFile({ env: { RATE_LIMITS: 'off' } })
// Before the server ends, which clears its intervals and needs some of its own.
afterAll(() => void vi.useRealTimers())

const [YUNXI, SONGLING] = ['990101101', '990101102']
let url = ''
const people: PersonOnLine[] = []
beforeAll(async () => void (url = await server.listen()))
afterEach(() => people.splice(0).forEach((person) => person.leave()))

function open(cookie: string): PersonOnLine {
  const person = new PersonOnLine(url, cookie)
  people.push(person)
  return person
}

const expectLaw = (person: PersonOnLine, role: Audience['role'], where: string) =>
  expect(held(person)).toEqual(mayBeSeen(server.app.services.rooms.get('live')!.room.store, role, where))

async function reported(): Promise<string> {
  const report = { code: '11A01', place: '上坪村', source: 'phone', description: '河水上涨' }
  const { body } = await (await server.as('yunxi-duty')).give('ReportIncident', YUNXI, report)
  return String(body['id'])
}

const change = async (username: string, body: object) => {
  const admin = await server.as('admin')
  const { accounts } = (await admin.get('/api/accounts')).body as {
    accounts: { id: string; username: string }[]
  }
  const id = accounts.find((account) => account.username === username)?.id
  expect(await admin.send('PATCH', `/api/accounts/${id}`, body)).toMatchObject({ status: 200 })
}

describe('rights', () => {
  it('[S16] that change bring another picture, and the changes of that one', async () => {
    const person = open((await server.as('songling-duty')).cookie)
    await person.join()
    const grant = (where: string) => ({ grants: [{ operation: 'live', role: 'duty', jurisdiction: where }] })
    await change('songling-duty', grant(YUNXI))
    await until('the new picture is there', () => person.count('snapshot') === 1)
    expectLaw(person, 'duty', YUNXI)
    const id = await reported()
    await until('its changes come', () => person.ids('incident').includes(id))
    expectLaw(person, 'duty', YUNXI)
    await change('songling-duty', grant(SONGLING))
    await until('the old picture is back', () => person.count('snapshot') === 2)
    expectLaw(person, 'duty', SONGLING)
  })

  it('[S16] that end close the line: disabled, taken away, signed out', async () => {
    const line = async (username: string) => {
      const asker = await server.as(username)
      const person = open(asker.cookie)
      await person.join()
      return { asker, person }
    }
    const disabled = await line('county-commander')
    await change('county-commander', { disabled: true })
    await until('disabled: closed', () => !disabled.person.socket.connected)
    await expect(open(disabled.asker.cookie).connected()).rejects.toThrow('sign-in-required')
    await change('county-commander', { disabled: false })

    const taken = await line('yunxi-team')
    await change('yunxi-team', { grants: [] })
    await until('taken away: closed', () => !taken.person.socket.connected)
    expect(await open(taken.asker.cookie).join()).toMatchObject({ ok: false, code: 'not-found' })

    const gone = await line('evaluator')
    await gone.asker.send('DELETE', '/api/session')
    await until('signed out: closed', () => !gone.person.socket.connected)
  })
})
