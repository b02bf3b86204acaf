import { describe, expect, it } from 'vitest'
import { v7 as newId } from 'uuid'
import { loadScenario } from '../../../scenarios/load.ts'
import { officeForFile, PLAYERS } from '../../support/drill/office.ts'

const scenario = loadScenario('flash-flood')
const YUNXI = '990101101'
const office = officeForFile()

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
    const id = await office.made()
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
