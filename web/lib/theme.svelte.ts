import { keep, kept } from './kept.ts'

export type ThemeChoice = 'system' | 'dark' | 'light'
export type Theme = 'dark' | 'light'

/** Dark (night, wall) or light (day, print); follows the system until someone chooses. */
class ThemeState {
  #choice = $state<ThemeChoice>('system')
  #systemDark = $state(true)
  readonly current: Theme = $derived(
    this.#choice === 'system' ? (this.#systemDark ? 'dark' : 'light') : this.#choice,
  )

  get choice(): ThemeChoice {
    return this.#choice
  }

  start(): void {
    const stored = kept('theme')
    const system = matchMedia('(prefers-color-scheme: dark)')
    this.#systemDark = system.matches
    system.addEventListener('change', ({ matches }) => {
      this.#systemDark = matches
      this.#show()
    })
    if (stored === 'dark' || stored === 'light') this.#choice = stored
    this.#show()
  }

  choose(choice: ThemeChoice): void {
    this.#choice = choice
    keep('theme', choice)
    this.#show()
  }

  toggle(): void {
    this.choose(this.current === 'dark' ? 'light' : 'dark')
  }

  #show(): void {
    document.documentElement.dataset['theme'] = this.current
    const meta = document.querySelector('meta[name="theme-color"]')
    meta?.setAttribute('content', this.current === 'dark' ? '#0b1622' : '#eef2f5')
  }
}

export const theme = new ThemeState()
