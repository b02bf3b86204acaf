import type { Read } from '../../domain/read.ts'
import type { Batch } from '../../domain/sync/feed.ts'
import type { PositionHub } from './hub.ts'

/** A room, as far as the hub needs it. */
export interface UnitSource {
  readonly store: Read
  onBatch(listener: (batch: Batch) => void): () => void
}

/** Keeps a hub told of the units of an operation: now, and after each commit. @returns how to stop */
export function followUnits(
  hub: Pick<PositionHub<unknown>, 'putUnit' | 'removeUnit'>,
  room: UnitSource,
): () => void {
  for (const unit of room.store.list('unit')) hub.putUnit(unit)
  return room.onBatch(({ transitions }) => {
    for (const { kind, before, after } of transitions) {
      if (kind !== 'unit') continue
      if (after?.kind === 'unit') hub.putUnit(after)
      else if (before?.kind === 'unit') hub.removeUnit(before.id)
    }
  })
}
