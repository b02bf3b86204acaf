import type { LayerChanges } from '../../db/packs/changes.ts'
import type { Finding } from '../../db/packs/pack-error.ts'
import type { UnbookedLot } from './unbooked.ts'

/** What came of loading a pack, told to whoever asked for it, maybe in another process. */
export type LoadReport =
  | { readonly outcome: 'refused'; readonly findings: readonly Finding[]; readonly faults: number }
  | { readonly outcome: 'busy' }
  | {
      /** `current`: the county is seen as this pack has it already. `again`: it was kept, and is seen again. */
      readonly outcome: 'loaded' | 'again' | 'current'
      readonly version: string
      readonly previous: string | null
      /** Warnings and notes. */
      readonly findings: readonly Finding[]
      /** Of each layer that differs from the version before. */
      readonly changes: readonly LayerChanges[]
      /** What it brought into the live operation, by type of command. */
      readonly brought: Readonly<Record<string, number>>
      /** Lots that the pack says otherwise than before: nothing of it was booked. */
      readonly unbooked: readonly UnbookedLot[]
      /** People whose name or phone it changed or added. */
      readonly people: number
    }

/** What a load says while it goes on. */
export type Progress = (step: LoadStep) => void

export interface LoadStep {
  readonly step: 'read' | 'pack' | 'store' | 'change' | 'bring'
  /** Of `pack` and `store`: which layer is done. */
  readonly layer?: string
}
