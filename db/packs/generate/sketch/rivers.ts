import type { LonLat } from '../base/frame.ts'
import drawn from './rivers.json' with { type: 'json' }

/** A river as an author would pencil it on a blank sheet: roughly where it runs, source to mouth, after the rivers it joins. */
export interface SketchedRiver {
  readonly river: string
  readonly name: { readonly zh: string; readonly en: string }
  readonly course: readonly LonLat[]
}

export const RIVERS = drawn as unknown as readonly SketchedRiver[]
