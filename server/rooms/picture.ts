import { asksWords } from '../../domain/asks-words.ts'
import type { Store } from '../../domain/store.ts'
import { invalid } from '../errors.ts'
import type { Storage } from '../plugins/database.ts'
import type { Services } from '../services.ts'
import type { Operation } from './rooms.ts'
import type { FoldCost } from './state-fold.ts'

/**
 * Hands the picture of an operation to `use`, which must not keep it: as it is, or as of a seq or an instant.
 * @throws ApiError invalid: a seq that is still to come
 */
export async function pictureAt<T>(
  { storage, playback }: Pick<Services, 'storage' | 'playback'>,
  { room }: Operation,
  wanted: number | string | undefined,
  use: (store: Store) => T,
): Promise<{ result: T; cost?: FoldCost }> {
  if (wanted === undefined) return { result: use(room.store) }
  const { seq: last } = room.store
  if (typeof wanted === 'number' && wanted > last) {
    throw invalid({
      path: 'query.at',
      message: asksWords({ is: 'most', of: 'figure', bound: last, beyond: false }),
    })
  }
  const seq = await seqOf(storage, room.id, wanted)
  if (seq === room.store.seq) return { result: use(room.store), cost: { checkpoints: 0, events: 0 } }
  return playback.at(room.id, seq, use)
}

/** The seq that an instant stands for: of the last event recorded then or before. */
const seqOf = async (
  { log }: Pick<Storage, 'log'>,
  operation: string,
  at: number | string,
): Promise<number> => (typeof at === 'number' ? at : log.seqAt(operation, new Date(at)))
