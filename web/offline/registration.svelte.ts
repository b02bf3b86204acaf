/**
 * `needs-https`: browsers keep pages only of https and of this machine itself. `none`: this page is not built (dev),
 * or the browser forbids it.
 */
export type OfflineState = 'needs-https' | 'none' | 'preparing' | 'ready'

/** When the page is taken in though the map was never seen: nobody signed in, or the machine is slow. */
const LATEST_MS = 20_000

/** Whether this page opens without a line, and whether a newer program has come since it was opened. */
class Registration {
  #state = $state<OfflineState>('none')
  #newer = $state(false)
  #registration: ServiceWorkerRegistration | undefined
  #waits = false
  #failed = false

  get state(): OfflineState {
    return this.#state
  }

  /** A newer program serves what is opened from now on; this page goes on with the one it began with. */
  get newer(): boolean {
    return this.#newer
  }

  start(): void {
    if (!isSecureContext) this.#state = 'needs-https'
    if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
    const { serviceWorker } = navigator
    // The first worker takes over a page that is as new as itself.
    let hadOne = serviceWorker.controller !== null
    serviceWorker.addEventListener('controllerchange', () => {
      this.#newer = hadOne
      hadOne = true
    })
    this.#state = 'preparing'
    void serviceWorker.ready.then(() => (this.#state = 'ready'))
    this.#waits = true
    setTimeout(() => this.begin(), LATEST_MS)
  }

  /** What the page itself needs comes first: called when it shows the county. */
  begin(): void {
    if (!this.#waits) return
    this.#waits = false
    void this.#register()
  }

  /**
   * Asks whether there is a newer program, or for the first, if the line was cut before it had come whole. Called when
   * the line is back: an update restarts the server.
   */
  async look(): Promise<void> {
    if (this.#failed || (this.#registration && !hasProgram(this.#registration))) return this.#register()
    await this.#registration?.update().catch(() => undefined)
  }

  async #register(): Promise<void> {
    this.#failed = false
    try {
      this.#registration = await navigator.serviceWorker.register('/sw.js')
      if (this.#state === 'none') this.#state = 'preparing'
    } catch (error) {
      // Private windows refuse; an offline page whose worker is known already goes on with that.
      this.#failed = true
      if (navigator.serviceWorker.controller === null) this.#state = 'none'
      console.warn('no service worker', error)
    }
  }
}

/** A program whose parts did not all come is given up by the browser, which then has nothing to ask for an update. */
const hasProgram = ({ installing, waiting, active }: ServiceWorkerRegistration): boolean =>
  (installing ?? waiting ?? active) !== null

export const registration = new Registration()
