import { clock } from '../lib/clock.svelte.ts'
import type { Line } from '../lib/line.svelte.ts'
import type { Picture } from '../lib/picture.svelte.ts'
import { remember } from './last-known.ts'
import { keepPicture } from './picture-store.ts'

const EVERY_MS = 5_000

interface Parts {
  readonly account: string
  readonly line: Pick<Line, 'state'>
  /** The pictures on this screen. */
  readonly pictures: () => Iterable<Picture>
}

/** Keeps what is on the screen, and since when it stands, for a page that is opened without a line. */
export class PictureKeeper {
  readonly #parts: Parts
  readonly #seqs = new Map<string, number>()
  readonly #timer: ReturnType<typeof setInterval>

  constructor(parts: Parts) {
    this.#parts = parts
    this.#timer = setInterval(() => this.#keep(), EVERY_MS)
  }

  stop(): void {
    clearInterval(this.#timer)
  }

  #keep(): void {
    const { account, line, pictures } = this.#parts
    if (line.state !== 'up') return
    remember({ heardAt: new Date(clock.nowMs()).toISOString() })
    for (const { operation, replica, log } of pictures()) {
      const { seq, view } = replica
      if (view === undefined || this.#seqs.get(operation) === seq) continue
      this.#seqs.set(operation, seq)
      void keepPicture({ operation, account, seq, view, records: [...replica.all()], log })
    }
  }
}
