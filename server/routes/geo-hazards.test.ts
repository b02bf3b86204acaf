import { beforeAll, describe, expect, it } from 'vitest'
import { around } from '../../tests/support/geo/around.ts'
import { GeoDesk, SHANGPING, YUNXI_TOWN } from '../../tests/support/geo/desk.ts'

const desk = new GeoDesk()

type Place = { readonly id: string; readonly lon: number; readonly lat: number }
const near = (kind: string) => desk.answered('nearest', { at: YUNXI_TOWN, kind, n: 3 })
/** Water over a place alone: about 10 m on each side. */
const waterOver = (place: Place) => ({ markingKind: 'flood-extent', geometry: around(place, 0.0001) })
const fireAround = (place: Place) => ({
  ...{ markingKind: 'fire-line' },
  geometry: { type: 'LineString', coordinates: around(place, 0.001).coordinates[0] },
})
const idsOf = (places: readonly Place[]) => places.map(({ id }) => id)

describe('a shelter inside a hazard in force', () => {
  let first: Place & { readonly capacityPersons: number | null }
  beforeAll(async () => {
    first = (await near('shelter')).found[0]!
  }, 60_000)

  it.each([
    ['flood-extent', waterOver],
    ['fire-line', fireAround],
  ] as const)(
    '%s: does not count, and the answer says so and why, until it is lifted',
    async (kind, over) => {
      await desk.whileDrawn(over(first), async (marking) => {
        const { found, notSafe } = await near('shelter')
        expect(idsOf(found)).not.toContain(first.id)
        expect(found).toHaveLength(3)
        const { id, capacityPersons } = first
        const inHazard = { marking, kind }
        expect(notSafe).toMatchObject([{ id, capacityPersons, inHazard, why: { zh: expect.any(String) } }])
        for (const each of found) expect(each.inHazard).toBeNull()
      })
      const { found, notSafe } = await near('shelter')
      expect(idsOf(found)[0]).toBe(first.id)
      expect(notSafe).toEqual([])
    },
  )

  it('is told of when it has the room asked for, and not otherwise', async () => {
    const question = { at: YUNXI_TOWN, kind: 'shelter', n: 3 }
    await desk.whileDrawn(waterOver(first), async () => {
      const room = first.capacityPersons ?? 0
      const asked = async (forPersons: number) =>
        idsOf((await desk.answered('nearest', { ...question, forPersons })).notSafe)
      expect([await asked(room), await asked(room + 1)]).toEqual([[first.id], []])
    })
  })

  it('counts again when the marking ends by time, and did not count in a playback of before', async () => {
    const { now, rooms } = desk.server.app.services
    const validUntil = new Date(now().getTime() + 10 * 60_000).toISOString()
    await desk.whileDrawn({ ...waterOver(first), validUntil }, async (id) => {
      expect(idsOf((await near('shelter')).notSafe)).toEqual([first.id])
      const drawnAt = rooms.get('live')!.room.store.get('marking', id)?.drawnAt ?? ''
      desk.server.pass(10 * 60_000)
      expect((await near('shelter')).notSafe).toEqual([])
      expect(idsOf((await near('shelter')).found)[0]).toBe(first.id)
      const path = `/api/operations/live/geo/nearest?at=${drawnAt}`
      const { body } = await desk.commander.send('POST', path, { at: YUNXI_TOWN, kind: 'shelter', n: 3 })
      expect(body).toMatchObject({ notSafe: [{ id: first.id }] })
    })
  })
})

it.each(['hospital', 'school', 'store:item-water'])(
  '%s: what lies inside a hazard is found, and said to lie there',
  async (kind) => {
    // Beside the road: on it, the water would close the way there, too.
    const all = () => desk.answered('nearest', { at: YUNXI_TOWN, kind, n: 50 })
    const first = (await all()).found.find(({ offRoadM }) => offRoadM > 20)
    const marked = await desk.whileDrawn(waterOver(first!), async (marking) => ({
      marking,
      ...(await all()),
    }))
    const { inHazard } = marked.found.find(({ id }) => id === first?.id) ?? {}
    expect(inHazard).toEqual({ marking: marked.marking, kind: 'flood-extent' })
    expect(marked.notSafe).toEqual([])
    expect((await all()).found.find(({ id }) => id === first?.id)?.inHazard).toBeNull()
  },
)

describe('what closures keep out', () => {
  /** Water over the place and its road. */
  const waterOverRoadOf = (place: Omit<Place, 'id'>) => ({
    markingKind: 'flood-extent',
    geometry: around(place, 0.004),
  })

  it.each(['hospital', 'school', 'store:item-water'])(
    '%s: is named with the reason when its own road is under water, until that is lifted',
    async (kind) => {
      const { found: before } = await near(kind)
      // Not the first: where it is asked has to stay out of the water.
      const lost = before.at(-1)!
      await desk.whileDrawn(waterOverRoadOf(lost), async (marking) => {
        const { found, notReached, notSafe } = await near(kind)
        expect(idsOf(found)).not.toContain(lost.id)
        const inHazard = { marking, kind: 'flood-extent' }
        const named = notReached.find(({ id }) => id === lost.id)
        expect(named).toMatchObject({ inHazard, why: { zh: expect.stringContaining('无路可达') } })
        expect(notSafe).toEqual([])
      })
      const after = await near(kind)
      expect([idsOf(after.found), after.notReached]).toEqual([idsOf(before), []])
    },
  )

  it('a closure of the question counts alike, and what is farther than the last one found is not named', async () => {
    const question = { at: YUNXI_TOWN, kind: 'hospital' }
    const { found: all } = await desk.answered('nearest', { ...question, n: 3 })
    const far = all[2]!
    const closures = [{ kind: 'area', polygon: around(far, 0.004) }]
    const asked = async (n: number) =>
      idsOf((await desk.answered('nearest', { ...question, closures, n })).notReached)
    expect(await asked(1)).toEqual([])
    expect(await asked(3)).toContain(far.id)
  })

  it('asked from inside the water, the nearest are named, and none is found', async () => {
    const { found: before } = await near('hospital')
    await desk.whileDrawn(waterOverRoadOf(YUNXI_TOWN), async () => {
      const { found, notReached } = await near('hospital')
      expect([found, idsOf(notReached)]).toEqual([[], idsOf(before)])
    })
  })

  it('a unit that cannot come is named, too, and a file has both', async () => {
    const { found } = await desk.answered('first-there', { at: SHANGPING, n: 50 })
    const lost = found.at(-1)!
    await desk.whileDrawn(waterOverRoadOf(lost), async () => {
      const { notReached } = await desk.answered('first-there', { at: SHANGPING, n: 50 })
      expect(idsOf(notReached)).toContain(lost.id)
      const { body } = await desk.server.app.inject({
        ...{ method: 'POST', url: '/api/operations/live/geo/first-there?format=csv&lang=zh' },
        ...{ payload: { at: SHANGPING, n: 50 }, headers: { cookie: desk.commander.cookie } },
      })
      const row = body.split('\r\n').find((line) => line.includes(lost.id))
      expect(row).toMatch(/^道路不通.*无路可达/)
    })
  })
})

it('a unit that stands in a hazard is found, and said to stand there', async () => {
  const first = async () => (await desk.answered('first-there', { at: YUNXI_TOWN, n: 50 })).found
  const [unit] = await first()
  await desk.whileDrawn(waterOver(unit!), async (marking) => {
    const same = (await first()).find(({ id }) => id === unit?.id)
    expect(same?.inHazard).toEqual({ marking, kind: 'flood-extent' })
  })
})

it('a file says which shelters were not counted, and the kind of the hazard in a word', async () => {
  const [first] = (await near('shelter')).found
  await desk.whileDrawn(waterOver(first!), async () => {
    const { body } = await desk.server.app.inject({
      ...{ method: 'POST', url: '/api/operations/live/geo/nearest?format=csv&lang=zh' },
      ...{ payload: { at: YUNXI_TOWN, kind: 'shelter', n: 3 }, headers: { cookie: desk.commander.cookie } },
    })
    const row = body.split('\r\n').find((line) => line.includes(first!.id))
    expect(row).toMatch(/^在险区内，未计入,.*淹没范围/)
  })
})
