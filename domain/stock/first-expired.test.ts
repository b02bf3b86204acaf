import { expect, it } from 'vitest'
import { aStock, Scene, type Stocked } from '../../tests/support/domain/scene.ts'
import { itemId, lotId, warehouseId } from '../ids.ts'
import { issueLines } from './first-expired.ts'

/** A warehouse with lots of 10 that expire in the given months; null never does. */
function lots(...expiries: (string | null)[]): {
  scene: Scene
  stock: Stocked
  lotsByNumber: Record<string, string>
} {
  const scene = new Scene()
  const stock = aStock(scene, 10, 'L-0', expiries[0] ? { expiresOn: expiries[0] } : {})
  const { warehouseId: warehouse, itemId: item } = stock
  for (const [at, expiresOn] of expiries.slice(1).entries()) {
    const lot = {
      lotNumber: `L-${at + 1}`,
      quantity: 10,
      receiptKind: 'purchase',
      ...(expiresOn && { expiresOn }),
    }
    scene.did('ReceiveStock', { warehouseId: warehouse, itemId: item, ...lot })
  }
  const lotsByNumber = Object.fromEntries([...scene.store.list('lot')].map(({ id, number }) => [id, number]))
  return { scene, stock, lotsByNumber }
}

function chosen({ scene, stock, lotsByNumber }: ReturnType<typeof lots>, wanted: number, only?: string) {
  const from = [warehouseId.parse(stock.warehouseId), itemId.parse(stock.itemId)] as const
  const { lines, available } = issueLines(scene.store, ...from, wanted, only ? lotId.parse(only) : undefined)
  return { available, lines: lines.map(({ lotId: lot, quantity }) => [lotsByNumber[lot], quantity]) }
}

it('takes what expires first, and what never does last', () => {
  const held = lots(null, '2028-01-01', '2027-01-01')
  expect(chosen(held, 25)).toEqual({
    available: 30,
    lines: [
      ['L-2', 10],
      ['L-1', 10],
      ['L-0', 5],
    ],
  })
})

it('takes equal dates by the id of the lot', () => {
  expect(chosen(lots('2027-01-01', '2027-01-01'), 11).lines).toEqual([
    ['L-0', 10],
    ['L-1', 1],
  ])
})

it('takes nothing from an empty lot, and says how much there is', () => {
  const held = lots('2027-01-01', '2028-01-01')
  const { warehouseId: warehouse, lotId: lot } = held.stock
  held.scene.did('CountStock', { warehouseId: warehouse, lotId: lot, counted: 0 })
  expect(chosen(held, 12)).toEqual({ available: 10, lines: [['L-1', 10]] })
})

it('takes from the one lot that is named', () => {
  const held = lots('2027-01-01', '2028-01-01')
  const second = Object.entries(held.lotsByNumber).find(([, number]) => number === 'L-1')?.[0]
  expect(chosen(held, 4, second)).toEqual({ available: 10, lines: [['L-1', 4]] })
})
