import { describe, expect, it } from 'vitest'
import { COUNTY, SONGLING } from '../../tests/support/domain/bodies/body.ts'
import { SILENCE, theThreeQuestions } from '../../tests/support/domain/questions.ts'
import {
  aStock,
  anIncident,
  lastOf,
  Scene,
  type Outcome,
  type Stocked,
} from '../../tests/support/domain/scene.ts'
import type { stockCommands } from './commands.ts'

const WAREHOUSE = { name: '云溪库', position: { lat: 29.5, lon: 103.5 } }
const ITEM = { code: '1010101', name: { zh: '手电', en: 'Torch' }, unitOfMeasure: { zh: '个', en: 'piece' } }
const LOT = { lotNumber: 'L-1', quantity: 5, receiptKind: 'purchase' }
const county = { jurisdiction: COUNTY }

const stocked = (does: (scene: Scene, stock: Stocked) => Outcome, quantity?: number) => () => {
  const scene = new Scene()
  return does(scene, aStock(scene, quantity))
}
const empty = (does: (scene: Scene) => Outcome) => () => does(new Scene())

theThreeQuestions<keyof typeof stockCommands>({
  RegisterWarehouse: {
    acts: [['registers', empty((s) => s.does('RegisterWarehouse', WAREHOUSE)), ['WarehouseRegistered']]],
    refuses: [
      [
        'refuses an id that is taken',
        stocked((s, { warehouseId }) => s.does('RegisterWarehouse', { ...WAREHOUSE, warehouseId })),
        'already-exists',
      ],
      [
        'refuses the id of another township’s warehouse, which it would replace',
        stocked((s, { warehouseId }) =>
          s.does('RegisterWarehouse', { ...WAREHOUSE, warehouseId }, { jurisdiction: SONGLING }),
        ),
        'already-exists',
      ],
    ],
    silent: 'acts-again',
  },
  AppointKeeper: {
    acts: [
      [
        'gives a store its next keeper',
        stocked((s, { warehouseId }) => {
          s.did('AppointKeeper', { warehouseId, keeper: 'p-1' })
          return s.does('AppointKeeper', { warehouseId, keeper: 'p-2' })
        }),
        ['KeeperAppointed'],
      ],
    ],
    refuses: [
      [
        'refuses no store',
        empty((s) => s.does('AppointKeeper', { warehouseId: 'no-such', keeper: 'p-1' })),
        'not-found',
      ],
      [
        'refuses the county in its own name',
        stocked((s, { warehouseId }) => s.does('AppointKeeper', { warehouseId, keeper: 'p-1' }, county)),
        'other-jurisdiction',
      ],
    ],
    silent: [
      [
        'is silent when they keep it already',
        stocked((s, { warehouseId }) => {
          s.did('AppointKeeper', { warehouseId, keeper: 'p-1' })
          return s.does('AppointKeeper', { warehouseId, keeper: 'p-1' })
        }),
        SILENCE,
      ],
    ],
  },
  RegisterItem: {
    acts: [['registers', empty((s) => s.does('RegisterItem', ITEM, county)), ['ItemRegistered']]],
    refuses: [
      [
        'refuses an id that is taken',
        stocked((s, { itemId }) => s.does('RegisterItem', { ...ITEM, itemId }, county)),
        'already-exists',
      ],
      [
        'refuses the id of an item in another township’s catalogue',
        empty((s) => {
          s.did('RegisterItem', { ...ITEM, itemId: 'i-1' })
          return s.does('RegisterItem', { ...ITEM, itemId: 'i-1' }, { jurisdiction: SONGLING })
        }),
        'already-exists',
      ],
    ],
    silent: 'acts-again',
  },
  ReceiveStock: {
    acts: [
      [
        'receives more of a lot',
        stocked((s, { warehouseId, itemId }) => s.does('ReceiveStock', { ...LOT, warehouseId, itemId })),
        ['StockReceived'],
      ],
    ],
    refuses: [
      [
        'refuses what expires before it was made',
        stocked((s, { warehouseId, itemId }) => {
          const dates = { producedOn: '2026-02-01', expiresOn: '2026-01-31' }
          return s.does('ReceiveStock', { ...LOT, warehouseId, itemId, ...dates })
        }),
        'produced-after-expiry',
      ],
      [
        'refuses a known lot with another date',
        stocked((s, { warehouseId, itemId }) =>
          s.does('ReceiveStock', { ...LOT, warehouseId, itemId, expiresOn: '2028-01-01' }),
        ),
        'lot-dates-differ',
      ],
      [
        'refuses an item that is not registered',
        stocked((s, { warehouseId }) => s.does('ReceiveStock', { ...LOT, warehouseId, itemId: 'no-such' })),
        'not-found',
      ],
      [
        'refuses a warehouse that is not there',
        stocked((s, { itemId }) => s.does('ReceiveStock', { ...LOT, warehouseId: 'no-such', itemId })),
        'not-found',
      ],
      [
        'refuses the county in its own name',
        stocked((s, { warehouseId, itemId }) =>
          s.does('ReceiveStock', { ...LOT, warehouseId, itemId }, county),
        ),
        'other-jurisdiction',
      ],
    ],
    silent: 'acts-again',
  },
  IssueStock: {
    acts: [
      [
        'issues to the last piece',
        stocked((s, { warehouseId, itemId }) =>
          s.does('IssueStock', { warehouseId, itemId, quantity: 10, issueKind: 'use' }),
        ),
        ['StockIssued'],
      ],
      [
        'issues a named lot, for an incident, papers to follow',
        stocked((s, stock) => {
          const more = { issueKind: 'use', incidentId: anIncident(s), paperworkPending: true }
          return s.does('IssueStock', { ...stock, quantity: 1, ...more })
        }),
        ['StockIssued'],
      ],
    ],
    refuses: [
      [
        'refuses one too many',
        stocked((s, { warehouseId, itemId }) =>
          s.does('IssueStock', { warehouseId, itemId, quantity: 11, issueKind: 'use' }),
        ),
        'not-enough-stock',
      ],
      [
        'refuses a lot that is not there',
        stocked((s, stock) =>
          s.does('IssueStock', { ...stock, lotId: 'no-such', quantity: 1, issueKind: 'use' }),
        ),
        'not-found',
      ],
      [
        'refuses a lot of something else',
        stocked((s, { warehouseId, lotId }) => {
          const { itemId } = aStock(s)
          return s.does('IssueStock', { warehouseId, itemId, lotId, quantity: 1, issueKind: 'use' })
        }),
        'lot-of-other-item',
      ],
      [
        'refuses an incident that is not there',
        stocked((s, stock) =>
          s.does('IssueStock', { ...stock, quantity: 1, issueKind: 'use', incidentId: 'no-such' }),
        ),
        'not-found',
      ],
      [
        'does not find the warehouse of another township',
        stocked((s, { warehouseId, itemId }) =>
          s.does(
            'IssueStock',
            { warehouseId, itemId, quantity: 1, issueKind: 'use' },
            { jurisdiction: SONGLING },
          ),
        ),
        'not-found',
      ],
    ],
    silent: 'acts-again',
  },
  CountStock: {
    acts: [
      [
        'finds less',
        stocked((s, { warehouseId, lotId }) => s.does('CountStock', { warehouseId, lotId, counted: 0 })),
        ['StockCounted'],
      ],
      [
        'finds the same, which is worth knowing',
        stocked((s, { warehouseId, lotId }) => s.does('CountStock', { warehouseId, lotId, counted: 10 })),
        ['StockCounted'],
      ],
    ],
    refuses: [
      [
        'refuses a lot that the warehouse never had',
        stocked((s, { warehouseId }) => s.does('CountStock', { warehouseId, lotId: 'no-such', counted: 0 })),
        'not-found',
      ],
    ],
    silent: 'acts-again',
  },
  SetStockTargets: {
    acts: [
      [
        'sets a target',
        stocked((s, { warehouseId, itemId }) =>
          s.does('SetStockTargets', { warehouseId, targets: [{ itemId, quantity: 50 }] }),
        ),
        ['StockTargetsSet'],
      ],
    ],
    refuses: [
      [
        'refuses an item that is not registered',
        stocked((s, { warehouseId }) =>
          s.does('SetStockTargets', { warehouseId, targets: [{ itemId: 'no-such', quantity: 1 }] }),
        ),
        'not-found',
      ],
      [
        'refuses the county in its own name',
        stocked((s, { warehouseId, itemId }) =>
          s.does('SetStockTargets', { warehouseId, targets: [{ itemId, quantity: 1 }] }, county),
        ),
        'other-jurisdiction',
      ],
    ],
    silent: [
      [
        'is silent when the target is that already, or none',
        stocked((s, { warehouseId, itemId }) =>
          s.does('SetStockTargets', { warehouseId, targets: [{ itemId, quantity: 0 }] }),
        ),
        SILENCE,
      ],
    ],
  },
})

describe('the targets of a warehouse', () => {
  it('change one by one: what is not named stays, and nought ends one', () => {
    const scene = new Scene()
    const { warehouseId, itemId } = aStock(scene)
    const other = aStock(scene).itemId
    const set = (targets: object[]) => scene.did('SetStockTargets', { warehouseId, targets })
    set([
      { itemId, quantity: 50 },
      { itemId: other, quantity: 8 },
    ])
    set([
      { itemId, quantity: 0 },
      { itemId: other, quantity: 8 },
    ])
    expect(lastOf(scene, 'StockTargetsSet').targets).toEqual([{ itemId, quantity: 0 }])
    expect([...scene.store.by('target', 'warehouse', warehouseId)]).toMatchObject([
      { itemId: other, quantity: 8 },
    ])
  })
})

describe('the ledger', () => {
  const quantityOf = (scene: Scene, { warehouseId, lotId }: Stocked) =>
    scene.store.get('balance', `${warehouseId}/${lotId}`)?.quantity

  it('is what the balance adds up to', () => {
    const scene = new Scene()
    const stock = aStock(scene, 10)
    const { warehouseId, itemId, lotId } = stock
    scene.did('ReceiveStock', { ...LOT, warehouseId, itemId })
    scene.did('IssueStock', { warehouseId, itemId, quantity: 12, issueKind: 'consume' })
    expect(quantityOf(scene, stock)).toBe(3)
    scene.did('CountStock', { warehouseId, lotId, counted: 1, note: '破损' })
    expect(lastOf(scene, 'StockCounted')).toMatchObject({ before: 3, counted: 1, difference: -2 })
    expect(quantityOf(scene, stock)).toBe(1)
  })

  it('knows a lot again by its number and item, in any warehouse of the jurisdiction', () => {
    const scene = new Scene()
    const { itemId, lotId } = aStock(scene)
    scene.did('RegisterWarehouse', WAREHOUSE)
    const { warehouseId } = lastOf(scene, 'WarehouseRegistered')
    scene.did('ReceiveStock', { ...LOT, warehouseId, itemId })
    expect(lastOf(scene, 'StockReceived').lotId).toBe(lotId)
    scene.did('RegisterWarehouse', WAREHOUSE, { jurisdiction: SONGLING })
    const far = lastOf(scene, 'WarehouseRegistered').warehouseId
    scene.did('ReceiveStock', { ...LOT, warehouseId: far, itemId }, { jurisdiction: SONGLING })
    expect(lastOf(scene, 'StockReceived').lotId).not.toBe(lotId)
  })
})
