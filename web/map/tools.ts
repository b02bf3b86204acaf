import { words, type Words } from '../../domain/words.ts'
import { openAnalysis } from '../analysis/open.ts'
import type { Desk } from '../lib/desk.svelte.ts'
import type { IconName } from '../ui/icons.ts'
import type { MeasureUse } from './measure/measure.svelte.ts'

/** Something that is done on the map: a button of its own on a desk, a line of a menu on a phone. */
export interface MapTool {
  readonly icon: IconName
  readonly words: Words
  readonly hint?: Words
  /** Absent: it opens something and is done. */
  readonly pressed?: boolean
  readonly run: () => void
}

/** The tools, as they are now. @param tilt undefined: the county has no heights */
export function mapTools(desk: Desk, tilt: { tilted: boolean; toggle: () => void } | undefined): MapTool[] {
  const { measure } = desk.screen
  const measuring = (use: MeasureUse) => {
    const pressed = measure.isOpen && measure.use === use
    return { pressed, run: () => (pressed ? measure.close() : measure.open(use)) }
  }
  return [
    {
      icon: 'measure',
      words: words('测量距离和面积', 'Measure distance and area'),
      ...measuring('measure'),
    },
    {
      icon: 'analysis',
      words: words('圈定区域，看影响', 'Draw an area: who is inside'),
      ...measuring('area'),
    },
    {
      icon: 'cutOff',
      words: words('断路孤村', 'Villages cut off'),
      run: () => openAnalysis(desk, { is: 'cut-off', vehicle: 'car' }),
    },
    ...(tilt
      ? [
          {
            icon: 'cube' as const,
            words: words('立体地形', 'Terrain in 3D'),
            hint: words('立体地形；右键拖动旋转', 'Terrain in 3D; drag with the right button to turn'),
            pressed: tilt.tilted,
            run: tilt.toggle,
          },
        ]
      : []),
  ]
}
