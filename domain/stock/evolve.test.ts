import { expect, it } from 'vitest'
import { aStock, Scene } from '../../tests/support/domain/scene.ts'
import type { Event } from '../events.ts'
import { evolve } from '../evolve.ts'
import { Store } from '../store.ts'

it('a log that takes more than there is is damaged, and said so', () => {
  const scene = new Scene()
  const { warehouseId, itemId, lotId } = aStock(scene, 10)
  const lines = [{ lotId, quantity: 11 }]
  const event = { type: 'StockIssued', seq: 8, payload: { warehouseId, itemId, lines } } as unknown as Event
  expect(() => evolve(scene.store, event)).toThrow('below zero')
  expect(() => evolve(new Store(), event)).toThrow('seq 8')
})

it('a warehouse, an item, a lot and a balance are what the log says', () => {
  const scene = new Scene()
  const { warehouseId, itemId, lotId } = aStock(scene, 7, 'L-9', { expiresOn: '2028-01-01' })
  expect(scene.store.get('warehouse', warehouseId)).toMatchObject({ name: '云溪库', keeper: null })
  expect(scene.store.get('item', itemId)).toMatchObject({ code: '1010101', jurisdiction: '990101' })
  expect(scene.store.get('lot', lotId)).toMatchObject({
    number: 'L-9',
    expiresOn: '2028-01-01',
    producedOn: null,
  })
  expect(scene.store.get('balance', `${warehouseId}/${lotId}`)).toMatchObject({ itemId, quantity: 7 })
})

it('a warehouse has the keeper appointed last', () => {
  const scene = new Scene()
  const { warehouseId } = aStock(scene, 1)
  scene.did('AppointKeeper', { warehouseId, keeper: 'p-1' })
  expect(scene.store.get('warehouse', warehouseId)).toMatchObject({ name: '云溪库', keeper: 'p-1' })
})
