import type { PositionSink } from '../ingest/options.ts'
import type { Operation, Rooms } from '../rooms/rooms.ts'

/** Where the fixes of real devices go: to `live`, and to the running exercises that the unit takes part in. */
export function* realFixSinks(
  rooms: Pick<Rooms, 'all'>,
  hubOf: (operation: string) => PositionSink | undefined,
): Iterable<PositionSink> {
  for (const operation of rooms.all()) {
    const hub = hubOf(operation.row.id)
    if (hub && operation.row.kind === 'actual') yield hub
    else if (hub && runs(operation)) yield onlyJoined(operation, hub)
  }
}

const runs = ({ room }: Operation): boolean => room.store.get('exercise', 'exercise')?.clock.is === 'running'

/** A unit has joined when it is on duty in the exercise; one that the scenario drives is not where its phone is. */
const onlyJoined = ({ room }: Operation, hub: PositionSink): PositionSink => ({
  has(unitId) {
    const unit = room.store.get('unit', unitId)
    return unit?.duty === 'on' && !unit.simulated && hub.has(unitId)
  },
  offer: (fixes) => hub.offer(fixes),
})
