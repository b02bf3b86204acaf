import type { Territory } from '../../domain/territory.ts'
import type { OperationRow } from '../../db/operations.ts'
import { LastFound } from '../last-used.ts'
import type { Storage } from '../plugins/database.ts'
import { readTerritory } from './county.ts'

/** Exercises of one version share it while they are opened one after the other; each room keeps its own for good. */
const MOST_KEPT = 4

type Asked = Pick<OperationRow, 'kind' | 'packVersion'>

/**
 * Where the county of an operation is: the live one follows the county as it is loaded anew, an exercise keeps that of
 * the version it began with, whose townships a newer one may no longer have.
 * @param now of the live operation; undefined while no pack is loaded
 */
export function territories(storage: Pick<Storage, 'baseData'>, now: () => Territory | undefined) {
  const kept = new LastFound<Territory>(MOST_KEPT)
  return async ({ kind, packVersion }: Asked): Promise<() => Territory | undefined> => {
    if (kind === 'actual' || packVersion === null) return now
    const own = await kept.of(packVersion, () => readTerritory(storage, packVersion))
    return () => own
  }
}
