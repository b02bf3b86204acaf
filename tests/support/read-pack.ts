import type { Pack } from '../../db/packs/files.ts'
import { examinePack } from '../../db/packs/pack.ts'
import { PackError } from '../../db/packs/pack-error.ts'

/** What a pack without faults holds. @throws PackError */
export function readPack(folder: string): Pack {
  const { pack, findings, faults } = examinePack(folder)
  if (!pack) throw new PackError(folder, findings, faults)
  return pack
}
