import { LIVE } from '../../domain/ids.ts'
import type { Transition } from '../../domain/store.ts'
import type { Services } from '../services.ts'

type Follower = Pick<Services, 'rooms' | 'sightings' | 'output'>

/** Takes devices off the list of those that wait as the live log binds them. */
export function followBindings({ rooms, sightings, output }: Follower): void {
  rooms.onOpened(({ row, room }) => {
    if (row.id !== LIVE) return
    room.onBatch(({ transitions }, origin) => {
      const where = origin === 'stored' ? 'here' : 'elsewhere'
      for (const device of transitions.flatMap(boundBy)) {
        // One that stays in the list is left out of the answer all the same, and goes in a week.
        sightings.bound(device, where).catch((error: unknown) => {
          output.error({ err: error, device }, 'a device that was bound still stands in the list')
        })
      }
    })
  })
}

function boundBy({ before, after }: Transition): string[] {
  if (after?.kind !== 'unit' || after.device === null) return []
  return before?.kind === 'unit' && before.device === after.device ? [] : [after.device]
}
