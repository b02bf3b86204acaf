import type { Words } from '../../domain/words.ts'

export interface Shortcut {
  /** As in `KeyboardEvent.key`, lower case for letters; `Ctrl+k` with Ctrl or ⌘. */
  readonly key: string
  readonly words: Words
  readonly run: (event: KeyboardEvent) => void
  /** Also while something is typed. */
  readonly whileTyping?: boolean
}

export interface KeyLine {
  readonly keys: readonly string[]
  readonly words: Words
}

/**
 * The keys of a screen. What was bound last is asked first, so a form's Esc comes before the panel's; a binding
 * whose `run` calls nothing still takes the key.
 */
export class Keyboard {
  #bindings: Shortcut[] = []

  /** @returns what takes the bindings away again */
  bind(...shortcuts: readonly Shortcut[]): () => void {
    this.#bindings.push(...shortcuts)
    return () => {
      this.#bindings = this.#bindings.filter((bound) => !shortcuts.includes(bound))
    }
  }

  /** What the keys in force now do, for the list behind `?`: each thing once, with every key for it. */
  get lines(): KeyLine[] {
    const inForce = new Map(this.#bindings.map((shortcut) => [shortcut.key, shortcut]))
    const lines = new Map<string, KeyLine>()
    for (const { key, words } of inForce.values())
      lines.set(words.en, { keys: [...(lines.get(words.en)?.keys ?? []), key], words })
    return [...lines.values()]
  }

  readonly handle = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing) return
    const key = keyOf(event)
    const typing = isTyping(event.target)
    const found = this.#bindings.findLast((bound) => bound.key === key && (!typing || bound.whileTyping))
    if (!found) return
    event.preventDefault()
    found.run(event)
  }
}

export function keyOf({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): string {
  const name = key.length === 1 ? key.toLowerCase() : key
  if (altKey) return `Alt+${name}`
  return ctrlKey || metaKey ? `Ctrl+${name}` : name
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (
    target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  )
    return true
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'range', 'button'].includes(target.type)
}

export const keyboard = new Keyboard()
