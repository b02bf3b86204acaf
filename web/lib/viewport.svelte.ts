import { PHONE, SIDEWAYS } from './media.ts'
import { coveredArea } from './visible-area.ts'

/** What the screen can show: a phone gets tabs, a desk gets panels. */
class Viewport {
  #phone = $state(false)
  #sideways = $state(false)
  #reducedMotion = $state(false)
  #keyboard = $state(false)

  get phone(): boolean {
    return this.#phone
  }

  get sideways(): boolean {
    return this.#sideways
  }

  get reducedMotion(): boolean {
    return this.#reducedMotion
  }

  /** Whether a keyboard on the screen covers part of the page. */
  get keyboard(): boolean {
    return this.#keyboard
  }

  start(): void {
    follow(PHONE, (matches) => (this.#phone = matches))
    follow(SIDEWAYS, (matches) => (this.#sideways = matches))
    follow('(prefers-reduced-motion: reduce)', (matches) => (this.#reducedMotion = matches))
    const { visualViewport } = window
    const see = () => visualViewport && this.#see(visualViewport)
    visualViewport?.addEventListener('resize', see)
    visualViewport?.addEventListener('scroll', see)
  }

  /** Styles get what is left beside a keyboard as `--visible-height` and `--visible-top`. */
  #see({ height, offsetTop, scale }: VisualViewport): void {
    const { style, clientHeight } = document.documentElement
    const left = coveredArea({ layoutPx: clientHeight, visiblePx: height, topPx: offsetTop, scale })
    this.#keyboard = left !== undefined
    for (const [name, px] of [
      ['--visible-height', left?.heightPx],
      ['--visible-top', left?.topPx],
    ] as const) {
      if (px === undefined) style.removeProperty(name)
      else style.setProperty(name, `${px}px`)
    }
    // What is typed in must not lie below the keyboard; the layout has its new height in the next frame.
    if (left)
      requestAnimationFrame(() =>
        document.activeElement?.scrollIntoView({ block: 'center', inline: 'nearest' }),
      )
  }
}

function follow(query: string, set: (matches: boolean) => void): void {
  const media = matchMedia(query)
  set(media.matches)
  media.addEventListener('change', (event) => set(event.matches))
}

export const viewport = new Viewport()
