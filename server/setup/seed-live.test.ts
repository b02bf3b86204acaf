import { expect, it } from 'vitest'
import { appForFile } from '../../tests/support/app/open.ts'

const server = appForFile({ firstStart: true })

it('nothing of the demo county is refused: each item, store, lot and unit of the pack is in the live operation', () => {
  const { county, rooms } = server.app.services
  const { items = [], warehouses = [], units = [] } = county.now ?? {}
  const store = rooms.get('live')!.room.store
  const lots = warehouses.flatMap((warehouse) => warehouse.lots)
  const has = (kind: 'item' | 'warehouse' | 'unit', rows: readonly { id: string }[]) =>
    rows.filter(({ id }) => store.get(kind, id) === undefined).map(({ id }) => id)
  expect([...has('item', items), ...has('warehouse', warehouses), ...has('unit', units)]).toEqual([])
  expect([...store.list('lot')]).toHaveLength(lots.length)
  expect([...store.list('unit')].filter(({ duty }) => duty === 'on')).toHaveLength(units.length)
  expect(units.length * warehouses.length * lots.length).toBeGreaterThan(0)
})
