/** No keyboard is lower; the bars of browsers, which come and go, are. */
const LOWEST_KEYBOARD_PX = 120

/**
 * What a keyboard on the screen leaves of the page; undefined while none covers it. Browsers do not make the page
 * smaller for it: they say so in `visualViewport` alone. A page that is zoomed in shows a part of itself, too, and
 * must not be laid out anew for that.
 */
export function coveredArea({
  layoutPx,
  visiblePx,
  topPx,
  scale,
}: {
  layoutPx: number
  visiblePx: number
  topPx: number
  scale: number
}): { heightPx: number; topPx: number } | undefined {
  if (scale > 1.01 || layoutPx - visiblePx < LOWEST_KEYBOARD_PX) return undefined
  return { heightPx: Math.round(visiblePx), topPx: Math.max(0, Math.round(topPx)) }
}
