import { words } from '../../domain/words.ts'
import { keyboard } from './keyboard.ts'

/**
 * J and K walk along the rows of a list (whatever carries `data-row`); Enter opens, as on any button, and leads into
 * the detail (`data-detail`), which otherwise stands behind every row that follows.
 */
export function listKeys(list: HTMLElement): { destroy: () => void } {
  const walk = (step: 1 | -1) => () => {
    const rows = [...list.querySelectorAll<HTMLElement>('[data-row]')]
    const focused = rows.findIndex((row) => row === document.activeElement)
    const chosen = rows.findIndex((row) => row.getAttribute('aria-current') === 'true')
    const from = focused >= 0 ? focused : chosen
    const to = from < 0 ? (step === 1 ? 0 : rows.length - 1) : from + step
    const row = rows[Math.min(rows.length - 1, Math.max(0, to))]
    row?.focus()
    row?.scrollIntoView({ block: 'nearest' })
  }
  const opens = (event: MouseEvent) => {
    const byKey = event.detail === 0
    if (!byKey || !(event.target instanceof Element) || !event.target.closest('[data-row]')) return
    // The row hears of the click after the list; by the next frame the detail is there.
    requestAnimationFrame(() =>
      document.querySelector<HTMLElement>('[data-detail]:not([hidden])')?.focus({ preventScroll: true }),
    )
  }
  list.addEventListener('click', opens)
  const unbind = keyboard.bind(
    { key: 'j', words: words('列表下一行', 'Next row'), run: walk(1) },
    { key: 'k', words: words('列表上一行', 'Previous row'), run: walk(-1) },
  )
  return {
    destroy: () => {
      unbind()
      list.removeEventListener('click', opens)
    },
  }
}

/** Back from the detail to the row that it is of. */
export const focusChosenRow = (): void =>
  document.querySelector<HTMLElement>('[data-row][aria-current="true"]')?.focus()
