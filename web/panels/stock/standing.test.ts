import { expect, it } from 'vitest'
import type { AnyRecord } from '../../../domain/records.ts'
import { Store } from '../../../domain/store.ts'
import { standings } from './standing.ts'

const base = { jurisdiction: '990101', sharedWith: [], seq: 1 }
const store = (id: string, quantity: number | undefined) => [
  { ...base, kind: 'warehouse', id, name: id, position: { lat: 0, lon: 0 }, keeper: null },
  { ...base, kind: 'target', id: `${id}/i`, warehouseId: id, itemId: 'i', quantity: quantity ?? 0 },
  { ...base, kind: 'balance', id: `${id}/l`, warehouseId: id, itemId: 'i', lotId: 'l', quantity: 10 },
]

it('the store that is furthest from what it should hold stands first, one without targets last', () => {
  const read = Store.from(1, [
    ...store('full', 10),
    ...store('unasked', undefined).filter(({ kind }) => kind !== 'target'),
    ...store('half', 20),
  ] as unknown as AnyRecord[])
  expect(standings(read).map(({ warehouse }) => warehouse.id)).toEqual(['half', 'full', 'unasked'])
})
