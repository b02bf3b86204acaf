import fc from 'fast-check'
import { expect, it } from 'vitest'
import { aStock, Scene } from '../support/domain/scene.ts'
import { plot, runs, told } from './story.ts'

it('no balance is ever below zero, and each is the sum of its movements', () => {
  fc.assert(
    fc.property(plot, (of) => {
      const room = told(of, ({ store }) => {
        for (const { quantity } of store.list('balance')) expect(quantity).toBeGreaterThanOrEqual(0)
      })
      const sums = new Map<string, number>()
      const move = (warehouse: string, lot: string, by: number) =>
        sums.set(`${warehouse}/${lot}`, (sums.get(`${warehouse}/${lot}`) ?? 0) + by)
      for (const { type, payload } of room.log) {
        if (type === 'StockReceived') move(payload.warehouseId, payload.lotId, payload.quantity)
        if (type === 'StockCounted') move(payload.warehouseId, payload.lotId, payload.difference)
        if (type === 'StockIssued') {
          for (const { lotId, quantity } of payload.lines) move(payload.warehouseId, lotId, -quantity)
        }
      }
      const balances = [...room.store.list('balance')].map(({ id, quantity }) => [id, quantity] as const)
      expect(new Map(balances)).toEqual(sums)
    }),
    runs,
  )
})

it('however many issue the last ten at once, ten are issued and the rest refused', () => {
  const wishes = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 50, maxLength: 60 })
  fc.assert(
    fc.property(wishes, (quantities) => {
      const scene = new Scene()
      const { warehouseId, itemId, lotId } = aStock(scene, 10)
      const commands = quantities.map((quantity) =>
        scene.command('IssueStock', { warehouseId, itemId, quantity, issueKind: 'use' }),
      )
      const { decisions } = scene.room.submit(...commands)
      let left = 10
      for (const [at, quantity] of quantities.entries()) {
        expect(decisions[at]?.ok).toBe(quantity <= left)
        if (quantity <= left) left -= quantity
      }
      expect(scene.store.get('balance', `${warehouseId}/${lotId}`)?.quantity).toBe(left)
    }),
    { ...runs, numRuns: Math.min(runs.numRuns, 50) },
  )
})
