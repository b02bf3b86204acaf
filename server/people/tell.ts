import type { Namespace } from 'socket.io'
import { type Audiences, channelOf } from '../realtime/audiences.ts'
import type { Services } from '../services.ts'
import { peopleSeen } from './seen.ts'

/**
 * Says `people {operation, ids}` to every screen that may see a record naming a person who was corrected or erased, so
 * that no screen goes on showing what is no more.
 */
export function tellPeople(
  namespace: Namespace,
  { rooms, people }: Pick<Services, 'rooms' | 'people'>,
  audiences: Audiences,
): void {
  people.onChanged((id) => {
    for (const { row, room } of rooms.all()) {
      for (const { audience } of audiences.in(row.id)) {
        if (!peopleSeen(room.store, audience).has(id)) continue
        namespace.to(channelOf(row.id, audience)).emit('people', { operation: row.id, ids: [id] })
      }
    }
  })
}
