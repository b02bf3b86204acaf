/** What was typed in a form, kept in this browser until it is sent: closing a form or the page loses nothing. */
export function keptDraft<T extends object>(name: string, empty: T): T {
  try {
    const text = sessionStorage.getItem(`fenghuo.draft.${name}`)
    const stored: unknown = text ? JSON.parse(text) : null
    return typeof stored === 'object' && stored !== null ? { ...empty, ...stored } : { ...empty }
  } catch {
    return { ...empty }
  }
}

export function keepDraft(name: string, draft: object): void {
  try {
    sessionStorage.setItem(`fenghuo.draft.${name}`, JSON.stringify(draft))
  } catch {
    // Without storage the draft lives as long as its form.
  }
}

export function dropDraft(name: string): void {
  try {
    sessionStorage.removeItem(`fenghuo.draft.${name}`)
  } catch {
    // Nothing was kept.
  }
}
