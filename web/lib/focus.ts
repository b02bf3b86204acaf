import { words } from '../../domain/words.ts'
import { keyboard } from './keyboard.ts'

const CONTROLS = 'input:not([type="hidden"]):not(:disabled), select:not(:disabled), textarea:not(:disabled)'
/** Where a choice is made before there is a field. */
const CHOICES = 'button[aria-pressed]:not(:disabled)'

/** Whether the keyboard stands nowhere: what had the focus is gone, hidden or switched off. */
export function isFocusLost(): boolean {
  const now = document.activeElement
  return now === null || now === document.body || !now.checkVisibility() || now.matches(':disabled')
}

/**
 * Remembers what has the focus, to give it back. What closes may open something that takes the keyboard along: the next
 * frame tells.
 */
export function rememberFocus(): () => void {
  const before = document.activeElement
  return () =>
    requestAnimationFrame(() => {
      if (isFocusLost() && before instanceof HTMLElement) before.focus({ preventScroll: true })
    })
}

/** Leads into a card that has opened; Esc closes it and leads back. An attachment. */
export const focusCard =
  (onclose: () => void) =>
  (card: HTMLElement): (() => void) => {
    const giveBack = rememberFocus()
    card.focus({ preventScroll: true })
    const unbind = keyboard.bind({
      key: 'Escape',
      words: words('关闭', 'Close'),
      whileTyping: true,
      run: () => onclose(),
    })
    return () => {
      unbind()
      giveBack()
    }
  }

/** Leads to what is open beside the map; when nothing is, to the area in the rail. */
export function focusOpen(): void {
  const open =
    document.querySelector<HTMLElement>('[data-detail]:not([hidden])') ??
    document.querySelector<HTMLElement>('nav [aria-current="page"]')
  open?.focus({ preventScroll: true })
}

/**
 * Puts the cursor into the first field of what has just opened, so that one can type at once, and gives the focus
 * back to where it was when it closes. An attachment.
 */
export function focusFirst(element: HTMLElement): () => void {
  const before = document.activeElement
  const first = element.matches(CONTROLS)
    ? element
    : (element.querySelector<HTMLElement>(CONTROLS) ?? element.querySelector<HTMLElement>(CHOICES))
  // On a touch screen that would bring up the keyboard over what one wants to read first.
  if (first && !matchMedia('(pointer: coarse)').matches) first.focus({ preventScroll: true })
  return () => {
    const now = document.activeElement
    const isLost = now === null || now === document.body || element.contains(now)
    if (isLost && before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
  }
}

/**
 * Leads to the first field at fault of a form that was refused, so that the keyboard goes on there, and when no field
 * is, back to what sends it; whoever went on to something else meanwhile is left where they are.
 */
export function focusFault(form: HTMLElement): void {
  const now = document.activeElement
  if (now !== null && now !== document.body && !form.contains(now)) return
  const field = form.querySelector<HTMLElement>('[aria-invalid="true"]')
  const control = field?.matches(CONTROLS) ? field : field?.querySelector<HTMLElement>(CONTROLS)
  if (matchMedia('(pointer: coarse)').matches) field?.scrollIntoView({ block: 'nearest' })
  else (control ?? form.querySelector<HTMLElement>('[type="submit"]'))?.focus()
}
