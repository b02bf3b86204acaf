import type { markingEvents } from '../../../domain/marking/events.ts'
import { markingName } from '../marking-words.ts'
import { after, line, type Lines } from './line.ts'

/** The log of what is drawn on the map, in words. */
export const markingLines: Lines<typeof markingEvents> = {
  MarkingDrawn(event) {
    const what = markingName(event.payload)
    return line(`标绘 ${what.zh}`, `${what.en} drawn on the map`)
  },
  MarkingAltered(event) {
    const what = markingName(event.payload)
    return line(`标绘 ${what.zh} 已修改`, `${what.en} altered on the map`)
  },
  MarkingShared(event, names) {
    const what = names.marking(event.payload.markingId)
    const whom = event.payload.with.map((code) => names.place(code))
    if (whom.length === 0) return line(`${what.zh} 仅本辖区可见`, `${what.en} kept to its own jurisdiction`)
    return line(
      `${what.zh} 共享给 ${whom.map(({ zh }) => zh).join('、')}`,
      `${what.en} shared with ${whom.map(({ en }) => en).join(', ')}`,
    )
  },
  MarkingLifted(event) {
    const [what, why] = [markingName(event.payload), after(event.payload.reason)]
    return line(`标绘 ${what.zh} 已撤销${why.zh}`, `${what.en} taken off the map${why.en}`)
  },
}
