import { describe, expect, it } from 'vitest'
import { villageByABridge } from '../../../tests/support/geo/village-by-a-bridge.ts'
import { makeGeography } from '../geography.ts'

/** Beyond the bridge 下湾: 2 households, 7 persons; on the town's side 上湾: 1 household of 3; one of no hamlet, of 2. */
const cutOff = (county = villageByABridge()) => {
  const result = makeGeography(county).cutOff({
    ...{ vehicle: 'car', closures: [{ kind: 'bridge', id: 'bridge-1' }] },
  })
  if (!result.ok) throw new Error(result.faults[0]?.message.en)
  return result.value
}

describe('a bridge in the middle of a village', () => {
  it('cuts off those beyond it alone, though the village’s point lies beyond it, too', () => {
    const { people, households, vulnerable, villages, hamlets } = cutOff()
    // Those of no hamlet are where the village's point is.
    expect({ people, households }).toEqual({ people: 9, households: 3 })
    expect(vulnerable).toEqual({
      ...{ persons: 4, livingAlone: 1, disabled: 0, pregnant: 0, infant: 2, chronic: 1, migrant: 0 },
    })
    expect(villages).toMatchObject([
      { part: 'part', people: 9, ofPeople: 12, households: 3, ofHouseholds: 4, vulnerable: 4 },
    ])
    expect(hamlets).toMatchObject([
      { village: villages[0]?.id, name: { zh: '下湾' }, people: 7, vulnerable: 3, countedBy: 'household' },
    ])
  })

  it('cuts off the whole village when nobody lives before it', () => {
    const county = villageByABridge()
    const { villages, people } = cutOff({
      ...county,
      hamlets: county.hamlets.slice(1),
      ...listedBeyond(county),
    })
    expect(villages).toMatchObject([{ part: 'whole', people: 9, ofPeople: 9 }])
    expect(people).toBe(9)
  })

  it('where no household is listed, hamlets count with their own figures, and who is vulnerable is not known', () => {
    const { people, vulnerable, villages } = cutOff(unlisted(villageByABridge()))
    // 12 of the village, 3 of them in 上湾.
    expect(people).toBe(9)
    expect(villages).toMatchObject([{ part: 'part', people: 9, vulnerable: null, countedBy: 'point' }])
    expect(vulnerable.persons).toBe(0)
  })

  it('but of a village that is cut off as a whole it is known', () => {
    const county = villageByABridge()
    const { villages, vulnerable } = cutOff(unlisted({ ...county, hamlets: [] }))
    expect(villages).toMatchObject([{ part: 'whole', people: 12, vulnerable: 5, countedBy: 'point' }])
    expect(vulnerable.persons).toBe(5)
  })

  it('nobody counts twice where a list names no hamlets', () => {
    const county = villageByABridge()
    const hamlet = county.households.hamlet.map(() => -1)
    const { people, households, villages } = cutOff({
      ...county,
      households: { ...county.households, hamlet },
    })
    expect({ people, households }).toEqual({ people: 12, households: 4 })
    expect(villages).toMatchObject([{ people: 12, ofPeople: 12 }])
  })

  it('a hamlet that no road joins is none that a closure cut off', () => {
    const county = villageByABridge()
    const [near, beyond] = county.hamlets
    const far = { ...near!, lat: near!.lat + 0.06 }
    const { people, neverConnected } = cutOff({ ...county, hamlets: [far, beyond!] })
    expect(people).toBe(9)
    expect(neverConnected).toEqual([near!.id])
  })
})

type County = ReturnType<typeof villageByABridge>
const unlisted = (county: County): County => ({ ...county, households: { ...county.households, count: 0 } })
/** The first household is the one before the bridge. */
const listedBeyond = ({ households }: County) => ({
  households: {
    ...{ ...households, count: 3 },
    ...{ persons: households.persons.slice(1), vulnerable: households.vulnerable.slice(1) },
    ...{ hamlet: households.hamlet.slice(1), village: households.village.slice(1) },
    ...{ lon: households.lon.slice(1), lat: households.lat.slice(1) },
  },
})
