const CONTROLS = 'input:not([type="hidden"]):not(:disabled), select:not(:disabled), textarea:not(:disabled)'

/**
 * Puts the cursor into the first field of what has just opened, so that one can type at once, and gives the focus
 * back to where it was when it closes. An attachment.
 */
export function focusFirst(element: HTMLElement): () => void {
  const before = document.activeElement
  const first = element.matches(CONTROLS) ? element : element.querySelector<HTMLElement>(CONTROLS)
  // On a touch screen that would bring up the keyboard over what one wants to read first.
  if (first && !matchMedia('(pointer: coarse)').matches) first.focus({ preventScroll: true })
  return () => {
    const now = document.activeElement
    const isLost = now === null || now === document.body || element.contains(now)
    if (isLost && before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
  }
}

/**
 * Leads to the first field at fault of a form that was refused, so that the keyboard goes on there; whoever went on to
 * something else meanwhile is left where they are.
 */
export function focusFault(form: HTMLElement): void {
  const now = document.activeElement
  if (now !== null && now !== document.body && !form.contains(now)) return
  const field = form.querySelector<HTMLElement>('[aria-invalid="true"]')
  const control = field?.matches(CONTROLS) ? field : field?.querySelector<HTMLElement>(CONTROLS)
  if (matchMedia('(pointer: coarse)').matches) field?.scrollIntoView({ block: 'nearest' })
  else control?.focus()
}
