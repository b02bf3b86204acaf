import type { LonLat } from '../base/frame.ts'
import drawn from './rivers.json' with { type: 'json' }

/** A river as an author would pencil it on a blank sheet: roughly where it runs, source to mouth, after the rivers it joins. */
export interface SketchedRiver {
  readonly river: string
  readonly name: { readonly zh: string; readonly en: string }
  readonly course: readonly LonLat[]
}

export const RIVERS = drawn as unknown as readonly SketchedRiver[]

/** Rivers beyond the border, which part the county's ridges from the sheet's edge; each leaves the sheet at its last point. */
export const OUTER_COURSES: readonly (readonly LonLat[])[] = [
  [
    [110.262, 30.051],
    [110.236, 30.046],
    [110.203, 30.05],
    [110.186, 30.029],
    [110.184, 29.995],
    [110.168, 29.978],
  ],
  [
    [110.19, 29.9],
    [110.182, 29.868],
    [110.187, 29.83],
    [110.178, 29.795],
    [110.168, 29.786],
  ],
  [
    [110.193, 29.73],
    [110.183, 29.698],
    [110.189, 29.66],
    [110.206, 29.634],
    [110.203, 29.61],
    [110.19, 29.583],
  ],
  [
    [110.245, 29.6],
    [110.29, 29.597],
    [110.312, 29.583],
  ],
  [
    [110.328, 29.6],
    [110.375, 29.601],
    [110.42, 29.6],
    [110.462, 29.594],
    [110.49, 29.583],
  ],
  [
    [110.545, 29.6],
    [110.59, 29.597],
    [110.635, 29.591],
    [110.66, 29.583],
  ],
  [
    [110.751, 29.81],
    [110.757, 29.77],
    [110.772, 29.752],
  ],
  [
    [110.748, 29.94],
    [110.757, 29.905],
    [110.753, 29.868],
    [110.772, 29.85],
  ],
  [
    [110.69, 30.046],
    [110.728, 30.037],
    [110.746, 30.008],
    [110.756, 29.985],
    [110.772, 29.976],
  ],
  [
    [110.445, 30.05],
    [110.49, 30.046],
    [110.54, 30.049],
    [110.6, 30.053],
    [110.634, 30.048],
    [110.648, 30.066],
  ],
  [
    [110.308, 30.05],
    [110.36, 30.046],
    [110.41, 30.05],
    [110.432, 30.066],
  ],
]
