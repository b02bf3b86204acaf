type Clipped = Pick<HTMLElement, 'scrollWidth' | 'clientWidth' | 'innerText' | 'title'>

/**
 * Text that is cut off with … is whole on hover. Text that has room gets no title: it would say what stands there.
 * @param owned whether the title there is from here; another's is left alone
 */
export function wholeTitle({ scrollWidth, clientWidth, innerText, title }: Clipped, owned: boolean): string {
  if (title !== '' && !owned) return title
  return scrollWidth > clientWidth ? innerText.replaceAll(/\s+/g, ' ').trim() : ''
}

/** Looks after every `.clip` of the page, for as long as the page lives. */
export function showWholeTexts(page: Document): void {
  const owned = new WeakSet<HTMLElement>()
  page.addEventListener('pointerover', ({ target }) => {
    const cut = target instanceof Element ? target.closest<HTMLElement>('.clip') : null
    if (!cut) return
    const title = wholeTitle(cut, owned.has(cut))
    if (title === cut.title) return
    owned.add(cut)
    cut.title = title
  })
  // It would say what stood there, once something else does.
  page.addEventListener('pointerout', ({ target }) => {
    const cut = target instanceof Element ? target.closest<HTMLElement>('.clip') : null
    if (cut && owned.has(cut)) cut.title = ''
  })
}
