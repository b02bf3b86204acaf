import { Replica, type Outcome } from '../../../domain/sync/replica.ts'
import type { Line, Message } from './line.ts'

/** What a browser does with its replica: join, take what comes, ask when something is missing. */
export class SimClient {
  readonly replica = new Replica()
  readonly outcomes: Record<Outcome, number> = { applied: 0, old: 0, gap: 0 }
  #out: Line | undefined
  #asked = 0
  /** How many heads were heard since the question that is still open. */
  #waited: number | undefined

  get isSettled(): boolean {
    return this.#waited === undefined && this.replica.view !== undefined
  }

  connect(out: Line): void {
    this.#out = out
    this.#ask()
  }

  disconnect(): void {
    this.#out = undefined
    this.#waited = undefined
  }

  /** Says whether the replica may have changed. */
  take(message: Message): boolean {
    const content = JSON.parse(message.text)
    switch (message.name) {
      case 'answer':
        // The answer to a question that was given up is not ours any more.
        if (content.ask !== this.#asked || this.#waited === undefined) return false
        this.#waited = undefined
        return this.#judge(this.replica.receive(content.answer))
      case 'snapshot':
        return this.#judge(this.replica.receive(content))
      case 'changes':
        return this.#judge(this.replica.apply(content))
      case 'head':
        this.#hearHead(content.seq)
        return false
      case 'join':
        throw new Error('A client is not asked to join')
    }
  }

  #hearHead(seq: number): void {
    if (this.#waited !== undefined) this.#waited += 1
    const gaveUp = this.#waited !== undefined && this.#waited > 2
    if (gaveUp) this.#waited = undefined
    if (gaveUp || this.replica.view === undefined || this.replica.isBehind(seq)) this.#ask()
  }

  #judge(outcome: Outcome): boolean {
    this.outcomes[outcome] += 1
    if (outcome === 'gap') this.#ask()
    return outcome === 'applied'
  }

  #ask(): void {
    if (this.#waited !== undefined) return
    this.#waited = 0
    this.#asked += 1
    this.#out?.send('join', { ask: this.#asked, request: this.replica.request })
  }
}
