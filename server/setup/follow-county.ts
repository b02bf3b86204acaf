import { BASE_DATA_ID } from '../../domain/base-data/record.ts'
import { LIVE } from '../../domain/ids.ts'
import type { Services } from '../services.ts'
import { readCounty } from './county.ts'

type Follower = Pick<Services, 'rooms' | 'storage' | 'county' | 'output'>

/** A database that did not answer may answer then. */
const RETRY_MS = 5_000

/**
 * Keeps `county.now` what the live log says, whoever wrote it: a load here, on another node, or from the command line.
 * Resolves when what it says now has been read.
 */
export async function followCounty({ rooms, storage, county, output }: Follower): Promise<void> {
  let wanted: string | undefined
  const take = async (version: string): Promise<void> => {
    wanted = version
    const read = await readCounty(storage, version)
    // In the meantime another version may have come.
    if (read && wanted === version) county.now = read
  }
  const follow = (version: string): void => {
    take(version).catch((error: unknown) => {
      output.error({ err: error, version }, 'a new version of the county was not read; trying again')
      setTimeout(() => wanted === version && follow(version), RETRY_MS).unref()
    })
  }
  rooms.onOpened(({ row, room }) => {
    if (row.id !== LIVE) return
    room.onBatch(({ transitions }) => {
      const changed = transitions.findLast(({ kind }) => kind === 'baseData')?.after
      if (changed?.kind !== 'baseData') return
      follow(changed.version)
    })
  })
  const said = rooms.get(LIVE)?.room.store.get('baseData', BASE_DATA_ID)?.version
  const version = said ?? (await storage.baseData.latestBaseVersion())?.version
  if (version !== undefined) await take(version)
}
