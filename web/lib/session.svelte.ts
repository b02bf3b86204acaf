import { ask } from './api.ts'
import { configAnswer, nothing, sessionAnswer, type Config, type SessionAnswer } from './answers.ts'
import type { Fault } from './fault.ts'

type Door =
  | { readonly is: 'loading' }
  | { readonly is: 'unreachable' }
  | { readonly is: 'out' }
  | { readonly is: 'in'; readonly who: SessionAnswer }

/** Who is at the screen. */
export class Session {
  #door = $state.raw<Door>({ is: 'loading' })
  #config = $state.raw<Config | null>(null)

  get door(): Door {
    return this.#door
  }

  get config(): Config | null {
    return this.#config
  }

  /** Asks what this server is and whether the browser is signed in already. */
  async load(): Promise<void> {
    const config = await ask('/api/config', configAnswer)
    if (!config.ok) {
      this.#door = { is: 'unreachable' }
      return
    }
    this.#config = config.value
    if (config.value.signedIn === false) this.#door = { is: 'out' }
    else await this.#whoAmI()
  }

  /** @returns why not, or undefined when signed in */
  async signIn(username: string, password: string): Promise<Fault | undefined> {
    const answer = await ask('/api/session', nothing, { method: 'POST', body: { username, password } })
    if (!answer.ok) return answer.fault
    await this.#whoAmI()
    return undefined
  }

  async signOut(): Promise<void> {
    await ask('/api/session', nothing, { method: 'DELETE' })
    this.#door = { is: 'out' }
  }

  /** The server said that the session is over. */
  ended(): void {
    if (this.#door.is === 'in') this.#door = { is: 'out' }
  }

  async changePassword(current: string, next: string): Promise<Fault | undefined> {
    const answer = await ask('/api/session/password', nothing, { method: 'PUT', body: { current, next } })
    if (!answer.ok) return answer.fault
    await this.#whoAmI()
    return undefined
  }

  async #whoAmI(): Promise<void> {
    const answer = await ask('/api/session', sessionAnswer)
    if (answer.ok) this.#door = { is: 'in', who: answer.value }
    else this.#door = { is: answer.fault.is === 'unreachable' ? 'unreachable' : 'out' }
  }
}
