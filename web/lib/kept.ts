/** A small setting kept in the browser. A browser that forbids storage simply forgets. */
export function kept(key: string): string | null {
  try {
    return localStorage.getItem(`fenghuo.${key}`)
  } catch {
    return null
  }
}

export function keep(key: string, value: string): void {
  try {
    localStorage.setItem(`fenghuo.${key}`, value)
  } catch {
    // Private windows and full disks: the setting lasts as long as the page.
  }
}

export function forget(key: string): void {
  try {
    localStorage.removeItem(`fenghuo.${key}`)
  } catch {
    // Then nothing was kept.
  }
}
