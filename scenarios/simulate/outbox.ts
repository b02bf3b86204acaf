import type { PhoneReading } from './encode.ts'
import type { Phone } from './phone.ts'

/** What the server said to one message; `no-answer` when there was none. */
export type Answer = 'taken' | 'unknown-device' | 'malformed' | 'no-answer'
export type Send = (deviceId: string, reading: PhoneReading) => Promise<Answer>

export interface Tally {
  taken: number
  malformed: number
  /** Attempts without an answer, sent again later. */
  failed: number
  /** Readings that did not fit the buffer. */
  lost: number
}

/** As much as Traccar Client would keep for some hours; the oldest goes first. */
const BUFFER = 600
const SENT_A_TURN = 25
const ASK_AGAIN_MS = 30_000

/** A phone with the buffer of its app: what could not be sent waits and is sent in order, oldest first. */
export class Outbox {
  readonly phone: Phone
  readonly #waiting: PhoneReading[] = []
  #unknownUntilMs = -Infinity
  isUnknown = false

  constructor(phone: Phone) {
    this.phone = phone
  }

  get waiting(): number {
    return this.#waiting.length
  }

  /** Measures once, and sends what waits if there is a line. */
  async turn(nowMs: number, send: Send, tally: Tally): Promise<void> {
    this.#waiting.push(this.phone.read(nowMs))
    while (this.#waiting.length > BUFFER) {
      this.#waiting.shift()
      tally.lost += 1
    }
    if (!this.phone.online(nowMs) || nowMs < this.#unknownUntilMs) return
    for (let sent = 0; sent < SENT_A_TURN; sent += 1) {
      const reading = this.#waiting[0]
      if (!reading) return
      const answer = await send(this.phone.deviceId, reading)
      this.isUnknown = answer === 'unknown-device'
      if (answer === 'no-answer') {
        tally.failed += 1
        return
      }
      if (answer === 'unknown-device') {
        this.#unknownUntilMs = nowMs + ASK_AGAIN_MS
        return
      }
      this.#waiting.shift()
      tally[answer] += 1
    }
  }
}
