import type { Position } from '../../domain/position.ts'
import { words } from '../../domain/words.ts'
import type { Desk } from '../lib/desk.svelte.ts'
import type { Selection } from '../lib/url.ts'
import { inquiryText, type Inquiry } from './inquiry.ts'

/** What was selected when an analysis was opened: closing it leads back there. */
let before: Selection | null = null

/** Shows the answer to an inquiry, in front of what is selected. */
export function openAnalysis({ screen }: Desk, inquiry: Inquiry): void {
  if (screen.selection?.kind !== 'analysis') before = screen.selection
  screen.phoneTab = 'map'
  screen.select({ kind: 'analysis', id: inquiryText(inquiry) })
}

/** Back to what was selected before. */
export function closeAnalysis({ screen }: Desk): void {
  screen.select(before)
  before = null
}

/** A route with one end known: the other is clicked on the map. */
export async function openRoute(desk: Desk, end: 'from' | 'to', known: Position): Promise<void> {
  const asked =
    end === 'from'
      ? words('点选终点', 'Click where the route ends')
      : words('点选起点', 'Click where the route starts')
  const other = await desk.screen.pickPoint(asked)
  if (!other) return
  const [from, to] = end === 'from' ? [known, other] : [other, known]
  openAnalysis(desk, { is: 'route', from, to, vehicle: 'car' })
}
