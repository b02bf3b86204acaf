/** How long after a person scrolled a list by hand it is left where they put it. */
const PATIENCE_MS = 8_000

/**
 * Keeps the row that `current` names (its `data-line`) in sight, unless somebody is reading elsewhere in the list.
 * A Svelte attachment: `{@attach keepInView(() => id)}`; runs again when what `current` reads changes.
 */
export function keepInView(current: () => string | undefined): (list: HTMLElement) => () => void {
  let touchedAt = -Infinity
  return (list) => {
    const id = current()
    const touched = () => (touchedAt = performance.now())
    list.addEventListener('wheel', touched, { passive: true })
    list.addEventListener('touchmove', touched, { passive: true })
    const row = id === undefined ? null : list.querySelector(`[data-line="${CSS.escape(id)}"]`)
    if (row && performance.now() - touchedAt > PATIENCE_MS) row.scrollIntoView({ block: 'nearest' })
    return () => {
      list.removeEventListener('wheel', touched)
      list.removeEventListener('touchmove', touched)
    }
  }
}
