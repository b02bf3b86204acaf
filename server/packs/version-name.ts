import type { BaseVersion } from '../../db/base-data.ts'
import type { Storage } from '../plugins/database.ts'

/**
 * The name under which a pack is kept: its own; with `:2`, `:3` … when it was edited without giving it a new version.
 * `known` when the very same was kept before.
 */
export async function versionNameFor(
  { baseData }: Pick<Storage, 'baseData'>,
  name: string,
  digest: string,
): Promise<{ version: string; known: BaseVersion | undefined }> {
  for (let edition = 1; ; edition += 1) {
    const version = edition === 1 ? name : `${name}:${edition}`
    const known = await baseData.readBaseVersion(version)
    if (!known || known.digest === digest) return { version, known }
  }
}
