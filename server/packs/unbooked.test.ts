import { expect, it } from 'vitest'
import { unbookedLots } from './unbooked.ts'

const lot = (name: string, quantity: number) => ({
  ...{ item: 'item-water', lot: name, quantity, producedOn: null, expiresOn: null, bin: 'A-1' },
})
const store = (id: string, ...lots: ReturnType<typeof lot>[]) => ({ id, lots })

it('names the lots that a pack raised, lowered or left out, and none that is new or only moved', () => {
  const before = [store('w-1', lot('same', 5), lot('raised', 5), lot('gone', 5), lot('moved', 5))]
  const after = [store('w-1', lot('same', 5), lot('raised', 6), lot('new', 9)), store('w-2', lot('moved', 5))]
  expect(unbookedLots(before, after)).toEqual([
    { warehouse: 'w-1', lot: 'raised', before: 5, after: 6 },
    { warehouse: 'w-1', lot: 'gone', before: 5, after: null },
  ])
})
