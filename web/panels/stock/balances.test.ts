import { describe, expect, it } from 'vitest'
import type { AnyRecord } from '../../../domain/records.ts'
import { Store } from '../../../domain/store.ts'
import { expiryState, linesOf } from './balances.ts'

const base = { jurisdiction: '990101', sharedWith: [], seq: 1 }
const balance = (lotId: string, itemId: string, quantity: number) => ({
  ...base,
  kind: 'balance',
  id: `w/${lotId}`,
  warehouseId: 'w',
  itemId,
  lotId,
  quantity,
})
const name = { zh: '水', en: 'Water' }
const store = Store.from(1, [
  { ...base, kind: 'item', id: 'water', code: '1999901', name, unitOfMeasure: name },
  { ...base, kind: 'item', id: 'flour', code: '1010100', name, unitOfMeasure: name },
  {
    ...base,
    kind: 'lot',
    id: 'late',
    itemId: 'water',
    number: 'B',
    producedOn: null,
    expiresOn: '2028-01-01',
  },
  {
    ...base,
    kind: 'lot',
    id: 'soon',
    itemId: 'water',
    number: 'A',
    producedOn: null,
    expiresOn: '2027-01-01',
  },
  balance('late', 'water', 30),
  balance('soon', 'water', 20),
  balance('gone', 'flour', 0),
] as unknown as AnyRecord[])

describe('what a store holds', () => {
  it('is summed by item, the lot that expires first on top', () => {
    const [flour, water] = linesOf(store, 'w')
    expect(flour).toMatchObject({ total: 0, expiresOn: null })
    expect(water).toMatchObject({ total: 50, expiresOn: '2027-01-01' })
    expect(water?.lots.map(({ lot }) => lot?.number)).toEqual(['A', 'B'])
  })

  it('knows what is out of date, and what soon will be', () => {
    const now = Date.parse('2026-11-23T12:00:00')
    expect(expiryState('2026-11-22', now)).toBe('expired')
    expect(expiryState('2026-11-23', now)).toBe('soon')
    expect(expiryState('2027-11-23', now)).toBe('fine')
    expect(expiryState(null, now)).toBe('fine')
  })
})
