import { describe, expect, it } from 'vitest'
import { aStock, Scene } from '../../tests/support/domain/scene.ts'
import { fillOf, needsOf } from './needs.ts'

describe('what a warehouse needs', () => {
  /** A warehouse with 10 of one item, 5 wanted, and as many of another as said, 20 wanted. */
  function stocked(other: number): { scene: Scene; warehouseId: string; itemIds: string[] } {
    const scene = new Scene()
    const { warehouseId, itemId } = aStock(scene, 10)
    scene.did('RegisterItem', {
      ...{ itemId: 'i-boat', code: '1020304' },
      ...{ name: { zh: '冲锋舟', en: 'Boat' }, unitOfMeasure: { zh: '艘', en: 'boat' } },
    })
    const lot = { lotNumber: 'B-1', receiptKind: 'purchase' }
    if (other > 0) scene.did('ReceiveStock', { ...lot, warehouseId, itemId: 'i-boat', quantity: other })
    scene.did('SetStockTargets', {
      warehouseId,
      targets: [
        { itemId, quantity: 5 },
        { itemId: 'i-boat', quantity: 20 },
      ],
    })
    return { scene, warehouseId, itemIds: [itemId, 'i-boat'] }
  }

  it('is said the emptiest first, with how much is missing', () => {
    const { scene, warehouseId, itemIds } = stocked(15)
    expect(needsOf(scene.store, warehouseId)).toEqual([
      { itemId: itemIds[1], target: 20, stock: 15, short: 5 },
      { itemId: itemIds[0], target: 5, stock: 10, short: 0 },
    ])
  })

  it('fills it by the mean of its items, of which none counts more than full', () => {
    const { scene, warehouseId } = stocked(10)
    expect(fillOf(needsOf(scene.store, warehouseId))).toBe(0.75)
  })

  it('counts an item of which there never was any', () => {
    const { scene, warehouseId } = stocked(0)
    expect(fillOf(needsOf(scene.store, warehouseId))).toBe(0.5)
  })

  it('is nothing where nobody has set a target', () => {
    const scene = new Scene()
    const { warehouseId } = aStock(scene)
    expect(needsOf(scene.store, warehouseId)).toEqual([])
    expect(fillOf([])).toBeUndefined()
  })
})
