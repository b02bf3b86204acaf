import { expect, it } from 'vitest'
import { COUNTY, SONGLING, YUNXI } from '../tests/support/domain/bodies/body.ts'
import { anIncident, aStock, Scene } from '../tests/support/domain/scene.ts'
import { scopedTo } from './scope.ts'

it('a decision reads its own, what is below, what is shared, and the catalogue from above', () => {
  const scene = new Scene()
  const own = anIncident(scene)
  const village = anIncident(scene, '990101101001')
  const county = anIncident(scene, COUNTY)
  const other = anIncident(scene, SONGLING)
  const shared = anIncident(scene, SONGLING)
  scene.did('ShareIncident', { incidentId: shared, with: [YUNXI] }, { jurisdiction: SONGLING })
  const { itemId } = aStock(scene)

  const read = scopedTo(scene.store, YUNXI)
  expect([...read.list('incident')].map(({ id }) => id)).toEqual([own, village, shared])
  expect(read.get('incident', county)).toBeUndefined()
  expect(read.get('incident', other)).toBeUndefined()
  expect(read.get('item', itemId)?.jurisdiction).toBe(COUNTY)
  expect([...scopedTo(scene.store, COUNTY).list('incident')]).toHaveLength(5)
})

it('an index is read through the same scope', () => {
  const scene = new Scene()
  const parentId = anIncident(scene, COUNTY)
  const child = anIncident(scene, COUNTY, { parentId })
  expect([...scopedTo(scene.store, COUNTY).by('incident', 'parent', parentId)].map(({ id }) => id)).toEqual([
    child,
  ])
  expect([...scopedTo(scene.store, YUNXI).by('incident', 'parent', parentId)]).toEqual([])
})
