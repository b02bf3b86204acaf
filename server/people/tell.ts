import type { Namespace } from 'socket.io'
import { LIVE } from '../../domain/ids.ts'
import { type Audiences, channelOf, everyoneIn } from '../realtime/audiences.ts'
import type { Services } from '../services.ts'
import { peopleSeen } from './seen.ts'
import { usesOf } from './uses.ts'

/**
 * Says `people {operation, ids}` to every screen that may see a record naming people who were corrected or erased, so
 * that no screen goes on showing what is no more. Nobody is named when it may be anybody, after a county pack was
 * loaded, and of somebody whom only a playback names: then every screen reads again whom it shows.
 */
export function tellPeople(
  namespace: Namespace,
  { rooms, people }: Pick<Services, 'rooms' | 'people'>,
  audiences: Audiences,
): void {
  const tell = (operation: string, channel: string, ids: string[]) =>
    namespace.to(channel).emit('people', { operation, ids })

  function tellAll(): void {
    for (const { row } of rooms.all()) tell(row.id, everyoneIn(row.id), [])
  }

  function tellOf(id: string): void {
    for (const { row, room } of rooms.all()) {
      for (const { audience } of audiences.in(row.id))
        if (peopleSeen(room.store, audience).has(id)) tell(row.id, channelOf(row.id, audience), [id])
    }
  }

  people.onChanged((id) => {
    if (id !== null && usesOf(rooms.all()).has(id)) tellOf(id)
    else tellAll()
  })
  // Names and phones of a pack are stored with the event that changes the county, whoever loaded it.
  rooms.onOpened(({ row, room }) => {
    if (row.id !== LIVE) return
    room.onBatch(({ events }) => events.some(({ type }) => type === 'BaseDataChanged') && tellAll())
  })
}
