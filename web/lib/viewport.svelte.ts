/** What the screen can show: a phone gets tabs, a desk gets panels. */
class Viewport {
  #phone = $state(false)
  #reducedMotion = $state(false)

  get phone(): boolean {
    return this.#phone
  }

  get reducedMotion(): boolean {
    return this.#reducedMotion
  }

  start(): void {
    follow('(max-width: 767px)', (matches) => (this.#phone = matches))
    follow('(prefers-reduced-motion: reduce)', (matches) => (this.#reducedMotion = matches))
  }
}

function follow(query: string, set: (matches: boolean) => void): void {
  const media = matchMedia(query)
  set(media.matches)
  media.addEventListener('change', (event) => set(event.matches))
}

export const viewport = new Viewport()
