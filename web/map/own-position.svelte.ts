import { words, type Words } from '../../domain/words.ts'
import type { Position } from '../../domain/position.ts'

/** Where this device is, and within how many metres. */
export interface OwnFix extends Position {
  readonly accuracyM: number
}

const NEEDS_HTTPS = words('浏览器只在 https 下允许定位', 'Browsers tell a page where it is only over https')
const DENIED = words('没有定位权限，请在浏览器设置里允许', 'Not allowed; let this page know the position')
const NO_FIX = words('暂时取不到定位', 'No position at the moment')

/** This device's own position while somebody wants to see it. It goes to nobody. */
export class OwnPosition {
  readonly #geolocation: Geolocation | undefined
  readonly #onFault: (words: Words) => void
  #watch = $state<number | undefined>()
  #fix = $state.raw<OwnFix | undefined>()

  /** @param geolocation undefined where the browser gives none */
  constructor(geolocation: Geolocation | undefined, onFault: (words: Words) => void) {
    this.#geolocation = geolocation
    this.#onFault = onFault
  }

  get fix(): OwnFix | undefined {
    return this.#fix
  }

  get state(): 'off' | 'finding' | 'on' {
    if (this.#watch === undefined) return 'off'
    return this.#fix ? 'on' : 'finding'
  }

  start(): void {
    if (!this.#geolocation) return this.#onFault(NEEDS_HTTPS)
    if (this.#watch !== undefined) return
    this.#watch = this.#geolocation.watchPosition(
      ({ coords }) => {
        this.#fix = { lat: coords.latitude, lon: coords.longitude, accuracyM: coords.accuracy }
      },
      ({ code, PERMISSION_DENIED }) => {
        const denied = code === PERMISSION_DENIED
        // Under a bridge the last position still says more than none.
        if (this.#fix && !denied) return
        this.stop()
        this.#onFault(denied ? DENIED : NO_FIX)
      },
      { enableHighAccuracy: true, timeout: 20_000, maximumAge: 10_000 },
    )
  }

  stop(): void {
    if (this.#watch !== undefined) this.#geolocation?.clearWatch(this.#watch)
    this.#watch = undefined
    this.#fix = undefined
  }
}
