import { viewport } from './viewport.svelte.ts'

/** What was typed so long ago belongs to something else; it may hold a caller's name and phone. */
export const DRAFT_KEPT_MS = 24 * 3_600_000
const PREFIX = 'fenghuo.draft.'

let where = ''

/**
 * Whose drafts are kept and found from now on, and in which operation: nobody else at this browser sees them, and
 * what was typed in a drill is not sent to the live operation. @param account its id @param operation its id
 */
export function draftsOf(account: string, operation: string): void {
  where = `${account}.${operation}`
  removeWhere((key, shelf) => !parsed(shelf.getItem(key)))
}

/** What was typed in a form, kept in this browser until it is sent: closing a form or the page loses nothing. */
export function keptDraft<T extends object>(name: string, empty: T): T {
  for (const shelf of shelves()) {
    const stored = parsed(shelf.getItem(keyOf(name)))
    if (stored) return { ...empty, ...stored }
  }
  return { ...empty }
}

export function keepDraft(name: string, draft: object, nowMs = Date.now()): void {
  const text = JSON.stringify({ savedAtMs: nowMs, draft })
  for (const shelf of shelves()) {
    try {
      shelf.setItem(keyOf(name), text)
    } catch {
      // A full disk: the draft lives as long as its form.
    }
  }
}

/** From both shelves: what was begun as a phone may have been sent from a desk. */
export function dropDraft(name: string): void {
  for (const shelf of [shelfOf('session'), shelfOf('local')]) shelf?.removeItem(keyOf(name))
}

/** Somebody has signed out: what they typed and did not send goes. @param account its id */
export const dropDrafts = (account: string): void =>
  removeWhere((key) => key.startsWith(`${PREFIX}${account}.`))

const keyOf = (name: string): string => `${PREFIX}${where}.${name}`

function removeWhere(isMeant: (key: string, shelf: Storage) => boolean): void {
  for (const shelf of [shelfOf('session'), shelfOf('local')]) {
    const keys = Array.from({ length: shelf?.length ?? 0 }, (_, at) => shelf?.key(at) ?? '')
    for (const key of keys) if (shelf && key.startsWith(PREFIX) && isMeant(key, shelf)) shelf.removeItem(key)
  }
}

/**
 * Two windows of a desk hold two drafts, each its own. A phone has one, and ends the program whenever it likes, with
 * all that a window's own storage held.
 */
function shelves(): Storage[] {
  const all = [shelfOf('session'), viewport.phone ? shelfOf('local') : undefined]
  return all.filter((shelf) => shelf !== undefined)
}

function shelfOf(which: 'session' | 'local'): Storage | undefined {
  try {
    return which === 'session' ? sessionStorage : localStorage
  } catch {
    // Storage is forbidden.
    return undefined
  }
}

function parsed(text: string | null): object | undefined {
  try {
    const { savedAtMs, draft } = JSON.parse(text ?? '') as { savedAtMs?: unknown; draft?: unknown }
    if (typeof savedAtMs !== 'number' || typeof draft !== 'object' || draft === null) return undefined
    return Date.now() - savedAtMs < DRAFT_KEPT_MS ? draft : undefined
  } catch {
    return undefined
  }
}
