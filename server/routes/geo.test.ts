import { beforeAll, describe, expect, it } from 'vitest'
import { around } from '../../tests/support/geo/around.ts'
import { GeoDesk, SHANGPING, TO_TOWN, YUNXI, YUNXI_TOWN, closing } from '../../tests/support/geo/desk.ts'
import { until } from '../../tests/support/until.ts'

const desk = new GeoDesk()
let bridge: { id: string; lon: number; lat: number }
beforeAll(async () => {
  bridge = await desk.bridge()
}, 60_000)

describe('a good question is answered as the contract says', () => {
  it('impact: people, places and roads inside, and where the numbers come from', async () => {
    const { about, people, villages, roadKm, bridges } = await desk.answered('impact', {
      polygon: around(YUNXI_TOWN),
    })
    expect(about).toMatchObject({ version: desk.server.app.services.county.now?.version, estimate: null })
    expect(villages.map(({ name }) => name.zh)).toContain('云溪社区')
    expect(people).toBeGreaterThanOrEqual(6_840)
    expect(roadKm.county + roadKm.township).toBeGreaterThan(0)
    expect(bridges.length).toBeGreaterThan(0)
  })

  it('route: by road from end to end, with an alternative', async () => {
    const { routes } = await desk.answered('route', { from: YUNXI_TOWN, to: SHANGPING, alternatives: 1 })
    expect(routes[0]?.minutes).toBeGreaterThan(0)
    expect(routes[0]?.roads.length).toBeGreaterThan(0)
  })

  it('nearest: shelters with their room, of a kind of facility, stores by what they hold', async () => {
    const near = async (more: object) =>
      (await desk.answered('nearest', { at: YUNXI_TOWN, n: 2, ...more })).found
    const [shelter] = await near({ kind: 'shelter' })
    expect(shelter?.capacityPersons).toBeGreaterThan(0)
    const [roomy] = await near({ kind: 'shelter', forPersons: (shelter?.capacityPersons ?? 0) + 1 })
    expect(roomy?.id).not.toBe(shelter?.id)
    expect(await near({ kind: 'hospital' })).toMatchObject([{ quantity: null }, {}])
    expect(await near({ kind: 'warehouse' })).toHaveLength(2)
    const [store] = await near({ kind: 'store:item-water' })
    expect(store?.quantity).toBeGreaterThan(0)
  })

  it('a store that has given out the last of an item is no longer among those that hold it', async () => {
    const question = { at: YUNXI_TOWN, kind: 'store:item-water', n: 50 }
    const [first] = (await desk.answered('nearest', question)).found
    const issued = {
      warehouseId: first?.id,
      itemId: 'item-water',
      quantity: first?.quantity,
      issueKind: 'use',
    }
    const duty = await desk.server.as('county-duty')
    expect(await duty.give('IssueStock', YUNXI, issued)).toMatchObject({ status: 200 })
    const left = (await desk.answered('nearest', question)).found
    expect(left.map(({ id }) => id)).not.toContain(first?.id)
  })

  it('first there: units on duty, the soonest first, each with its vehicle', async () => {
    const { found } = await desk.answered('first-there', { at: YUNXI_TOWN, n: 5 })
    expect(found).toHaveLength(5)
    const minutes = found.map((unit) => unit.minutes)
    expect(minutes).toEqual([...minutes].sort((a, b) => a - b))
    expect(found.map(({ vehicle }) => vehicle)).toContain('ambulance')
  })

  it('cut off: nobody while every road is open', async () => {
    expect(await desk.answered('cut-off', {})).toMatchObject({ people: 0, villages: [] })
  })
})

describe('closures change the answers', () => {
  it('a route goes another way round a closed bridge, and takes longer', async () => {
    const [over] = (await desk.answered('route', TO_TOWN)).routes
    expect(over?.bridges.map(({ id }) => id)).toContain(bridge.id)
    const closures = [{ kind: 'bridge', id: bridge.id }]
    const [round] = (await desk.answered('route', { ...TO_TOWN, closures })).routes
    expect(round?.bridges.map(({ id }) => id)).not.toContain(bridge.id)
    expect(round?.minutes).toBeGreaterThan(over?.minutes ?? Infinity)
  })

  it('a ring of closed road around a village cuts it off, with its people', async () => {
    const area = { kind: 'area', polygon: around(SHANGPING, 0.012) }
    const { villages, people } = await desk.answered('cut-off', { closures: [area] })
    expect(villages.map(({ name }) => name.zh)).toContain('上坪村')
    expect(people).toBeGreaterThan(0)
  })
})

describe('what the operation has marked', () => {
  const bridgesToTown = async () => {
    const { routes, closures } = await desk.answered('route', TO_TOWN)
    return { bridges: routes[0]?.bridges.map(({ id }) => id), closures }
  }

  it('a closed bridge is gone round by everybody, and the answer says why, until it is lifted', async () => {
    const { bridges, closures } = await desk.whileDrawn(closing(bridge), async (id) => {
      const found = await bridgesToTown()
      expect(found.closures).toEqual([{ marking: id, kind: 'road-closure' }])
      return found
    })
    expect(bridges).not.toContain(bridge.id)
    expect(closures).toHaveLength(1)
    expect(await bridgesToTown()).toMatchObject({
      closures: [],
      bridges: expect.arrayContaining([bridge.id]),
    })
  })

  it('water over a village cuts it off, and its impact is asked for by the marking alone', async () => {
    const polygon = around(SHANGPING, 0.012)
    const { impact, cutOff } = await desk.whileDrawn(
      { markingKind: 'flood-extent', geometry: polygon },
      async (id) => ({
        impact: await desk.answered('impact', { marking: id }),
        cutOff: await desk.answered('cut-off', {}),
      }),
    )
    expect(impact).toEqual(await desk.answered('impact', { polygon }))
    expect(cutOff.villages.map(({ name }) => name.zh)).toContain('上坪村')
    expect(cutOff.closures).toMatchObject([{ kind: 'flood-extent' }])
  })

  it('is, as of an instant of the past, what was marked then, and not what was marked since', async () => {
    const at = (when: Date, name: string, question: object) =>
      desk.commander.send('POST', `/api/operations/live/geo/${name}?at=${when.toISOString()}`, question)
    const { now, rooms } = desk.server.app.services
    const extent = { markingKind: 'flood-extent', geometry: around(SHANGPING, 0.012) }
    const [during, id] = await desk.whileDrawn(extent, async (marking) => {
      const drawnAt = new Date(rooms.get('live')!.room.store.get('marking', marking)?.drawnAt ?? '')
      await until('it is lifted later than it was drawn', () => now() > drawnAt)
      return [drawnAt, marking] as const
    })
    const before = new Date(during.getTime() - 1)
    expect((await at(during, 'cut-off', {})).body).toMatchObject({ closures: [{ marking: id }] })
    expect((await at(during, 'impact', { marking: id })).status).toBe(200)
    expect((await at(before, 'cut-off', {})).body).toMatchObject({ closures: [], villages: [] })
    expect((await at(before, 'impact', { marking: id })).status).toBe(400)
    expect(await desk.answered('cut-off', {})).toMatchObject({ closures: [] })
    const early = await at(new Date('2020-01-01T00:00:00Z'), 'cut-off', {})
    expect(early).toMatchObject({ status: 400, body: { fields: [{ path: 'query.at' }] } })
  })

  it('a closed bridge that is not in the data costs nobody the route, and the answer says that it was left out', async () => {
    const { closes, ...drawn } = closing(bridge)
    const lost = { ...drawn, closes: { ...closes, id: 'bridge-no-more' } }
    const { closures, leftOut } = await desk.whileDrawn(lost, () => desk.answered('route', TO_TOWN))
    expect(closures).toEqual([])
    expect(leftOut).toMatchObject([
      { kind: 'road-closure', reason: { en: expect.stringContaining('bridge-no-more') } },
    ])
  })
})

describe('who asks', () => {
  const yunxiUnits = async (username: string, query = '') => {
    const asker = await desk.server.as(username)
    const ask = (name: string, question: object) =>
      asker.send('POST', `/api/operations/live/geo/${name}${query}`, question)
    const first = await ask('first-there', { at: YUNXI_TOWN, n: 50 })
    const inside = await ask('impact', { polygon: around(YUNXI_TOWN) })
    expect([first.status, inside.status]).toEqual([200, 200])
    const yunxis = (units: unknown) =>
      (units as { id: string }[]).filter(({ id }) => id.startsWith(`u-${YUNXI}`)).length
    return { first: yunxis(first.body['found']), inside: yunxis(inside.body['units']) }
  }

  it("another township's units are nobody's business there; its people are counted all the same", async () => {
    const own = await yunxiUnits('yunxi-duty')
    expect(own.first).toBeGreaterThan(0)
    expect(own.inside).toBeGreaterThan(0)
    expect(await yunxiUnits('songling-duty')).toEqual({ first: 0, inside: 0 })
    const songling = await desk.server.as('songling-duty')
    expect((await desk.answered('impact', { polygon: around(YUNXI_TOWN) }, songling)).people).toBeGreaterThan(
      0,
    )
  })

  it('nor are they in an answer as of an instant of the past', async () => {
    const { now } = desk.server.app.services
    const asked = now()
    await until('that instant is past', () => now() > asked)
    const query = `?at=${asked.toISOString()}`
    const own = await yunxiUnits('yunxi-duty', query)
    expect(own.first).toBeGreaterThan(0)
    expect(own.inside).toBeGreaterThan(0)
    expect(await yunxiUnits('songling-duty', query)).toEqual({ first: 0, inside: 0 })
  })

  it('a unit is where its last fix says, not at home', async () => {
    const { store } = desk.server.app.services.rooms.get('live')!.room
    const unit = [...store.list('unit')].find(({ device, duty }) => device !== null && duty === 'on')
    const timestamp = Math.floor(desk.server.app.services.now().getTime() / 1000)
    const id = unit?.device?.replace('osmand:', '') ?? ''
    const { lat, lon } = SHANGPING
    const url = `/ingest/osmand?id=${id}&lat=${lat}&lon=${lon}&timestamp=${timestamp}`
    expect((await desk.server.app.inject({ method: 'POST', url })).statusCode).toBe(200)
    const seenAt = async (query: string) => {
      const path = `/api/operations/live/geo/first-there${query}`
      const { body } = await desk.commander.send('POST', path, { at: SHANGPING, n: 50 })
      const found = body['found'] as { id: string; from: string; lat: number; lon: number }[]
      const seen = found.find((each) => each.id === unit?.id)
      return seen?.from === 'position' && seen.lat === lat && seen.lon === lon
    }
    await until('the unit is seen there', () => seenAt(''))
    // A playback puts it there from that second on.
    const asOf = (ms: number) => seenAt(`?at=${new Date(ms).toISOString()}`)
    expect([await asOf(timestamp * 1000 - 1), await asOf(timestamp * 1000)]).toEqual([false, true])
  })

  it('unit off duty is not sent anywhere', async () => {
    const { store } = desk.server.app.services.rooms.get('live')!.room
    const [unit] = [...store.list('unit')].filter(
      ({ duty, jurisdiction }) => duty === 'on' && jurisdiction === YUNXI,
    )
    const duty = await desk.server.as('yunxi-duty')
    expect(await duty.give('SetDuty', YUNXI, { unitId: unit?.id, duty: 'off' })).toMatchObject({
      status: 200,
    })
    const { found } = await desk.answered('first-there', { at: YUNXI_TOWN, n: 50 })
    expect(found.map(({ id }) => id)).not.toContain(unit?.id)
  })
})

describe('the same question', () => {
  const counted = async () => {
    const { body } = await desk.server.app.inject('/metrics')
    const count = (how: string) =>
      Number(new RegExp(`geo_answers_total\\{how="${how}"\\} (\\d+)`).exec(body)?.[1] ?? 0)
    return { computed: count('computed'), kept: count('kept') }
  }

  it('is computed once for everybody, whoever sees which units', async () => {
    const question = { polygon: around(SHANGPING, 0.0123) }
    const before = await counted()
    const asked = []
    for (const username of ['county-commander', 'yunxi-duty', 'songling-duty'])
      asked.push(await desk.answered('impact', question, await desk.server.as(username)))
    const after = await counted()
    expect(after.computed - before.computed).toBe(1)
    expect(after.kept - before.kept).toBe(2)
    expect(new Set(asked.map(({ people }) => people)).size).toBe(1)
  })
})
