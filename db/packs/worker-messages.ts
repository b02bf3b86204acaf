import type { LayerChanges } from './changes.ts'
import type { Work } from './work.ts'

/** Compare this layer with what was kept of it. */
export interface ToPackWorker {
  readonly layer: string
  readonly before: Uint8Array | undefined
}

export type FromPackWorker =
  | { readonly type: 'packed'; readonly layer: string }
  | { readonly type: 'work'; readonly work: Work }
  | { readonly type: 'compared'; readonly changes: LayerChanges }
