/** How long after a person scrolled a list by hand it is left where they put it. */
const PATIENCE_MS = 8_000
/** What a heading may cover at the top of the list, in pixels. */
const HEAD_PX = 40

/**
 * Keeps the row that `current` names (its `data-line`) in sight within its list, unless somebody is reading
 * elsewhere in it. A Svelte attachment for what scrolls: `{@attach keepInView(() => id)}`; runs again when what
 * `current` reads changes.
 */
export function keepInView(current: () => string | undefined): (list: HTMLElement) => () => void {
  let touchedAt = -Infinity
  return (list) => {
    const id = current()
    const touched = () => (touchedAt = performance.now())
    list.addEventListener('wheel', touched, { passive: true })
    list.addEventListener('touchmove', touched, { passive: true })
    const row = id === undefined ? null : list.querySelector(`[data-line="${CSS.escape(id)}"]`)
    if (row && performance.now() - touchedAt > PATIENCE_MS) bringInto(list, row)
    return () => {
      list.removeEventListener('wheel', touched)
      list.removeEventListener('touchmove', touched)
    }
  }
}

/** Scrolls the list alone (`scrollIntoView` would move the panel around it too), to leave one more row in sight. */
function bringInto(list: HTMLElement, row: Element): void {
  const [seen, line] = [list.getBoundingClientRect(), row.getBoundingClientRect()]
  if (line.bottom > seen.bottom) list.scrollTop += line.bottom - seen.bottom + line.height
  else if (line.top < seen.top + HEAD_PX) list.scrollTop -= seen.top + HEAD_PX - line.top
}
