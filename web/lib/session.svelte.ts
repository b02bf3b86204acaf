import { ask } from './api.ts'
import { configAnswer, nothing, sessionAnswer, type Config, type SessionAnswer } from './answers.ts'
import { dropDrafts } from './draft.ts'
import type { Fault } from './fault.ts'
import { forget, keep, kept } from './kept.ts'
import { forgetEverything } from '../offline/forget.ts'
import { lastKnown, rememberSession } from '../offline/last-known.ts'

type Door =
  | { readonly is: 'loading' }
  | { readonly is: 'unreachable' }
  /** `ended`: by the server or elsewhere, and not by whoever sits here. */
  | { readonly is: 'out'; readonly ended: boolean }
  /** `remembered`: without a line; nobody has asked the server yet whether it is still so. */
  | { readonly is: 'in'; readonly who: SessionAnswer; readonly remembered: boolean }

/** Set while a sign-out has not reached the server. */
const LEAVING = 'signing-out'

/** Who is at the screen. */
export class Session {
  #door = $state.raw<Door>({ is: 'loading' })
  #config = $state.raw<Config | null>(null)
  /** Whoever sits here is signing out: the line may hear of it before it is answered. */
  #leaves = false

  get door(): Door {
    return this.#door
  }

  get config(): Config | null {
    return this.#config
  }

  /** Asks what this server is and whether the browser is signed in already. */
  async load(): Promise<void> {
    if (kept(LEAVING)) await this.#leave()
    const config = await ask('/api/config', configAnswer)
    if (!config.ok) {
      this.#withoutLine()
      return
    }
    this.#config = config.value
    if (kept(LEAVING)) this.#end()
    else if (config.value.signedIn === false) this.#endedByOthers()
    else await this.#whoAmI()
  }

  /** The line is there: whoever was taken from memory must be who the server says. */
  async confirm(): Promise<void> {
    if (this.#door.is === 'in' && this.#door.remembered) await this.load()
  }

  /** @returns why not, or undefined when signed in */
  async signIn(username: string, password: string): Promise<Fault | undefined> {
    const answer = await ask('/api/session', nothing, { method: 'POST', body: { username, password } })
    if (!answer.ok) return answer.fault
    forget(LEAVING)
    this.#leaves = false
    await this.#whoAmI()
    return undefined
  }

  /** Without a line the door shuts all the same, and the server is told when it is next reached. */
  async signOut(): Promise<void> {
    this.#leaves = true
    keep(LEAVING, 'yes')
    if (this.#door.is === 'in') dropDrafts(this.#door.who.account.id)
    await this.#leave()
    // Somebody may have signed in before it was answered.
    if (this.#leaves) this.#end()
  }

  /** The server said that the session is over. */
  ended(): void {
    if (this.#door.is === 'in') this.#endedByOthers()
  }

  async changePassword(current: string, next: string): Promise<Fault | undefined> {
    const answer = await ask('/api/session/password', nothing, { method: 'PUT', body: { current, next } })
    if (!answer.ok) return answer.fault
    await this.#whoAmI()
    return undefined
  }

  async #whoAmI(): Promise<void> {
    const answer = await ask('/api/session', sessionAnswer)
    if (answer.ok) {
      this.#door = { is: 'in', who: answer.value, remembered: false }
      if (this.#config) rememberSession({ config: this.#config, who: answer.value })
    } else if (answer.fault.is === 'unreachable') this.#withoutLine()
    else this.#endedByOthers()
  }

  /** Whoever was signed in here last may go on with what this browser holds. */
  #withoutLine(): void {
    const known = kept(LEAVING) ? undefined : lastKnown()
    if (known) this.#config ??= known.config
    this.#door = known ? { is: 'in', who: known.who, remembered: true } : { is: 'unreachable' }
  }

  /** Shuts the door; whoever comes next finds nothing of whoever was here, save what still waits to be sent. */
  #end(ended = false): void {
    this.#door = { is: 'out', ended }
    void forgetEverything()
  }

  #endedByOthers(): void {
    this.#end(this.#door.is === 'in' && !this.#leaves)
  }

  async #leave(): Promise<void> {
    const answer = await ask('/api/session', nothing, { method: 'DELETE' })
    if (answer.ok || answer.fault.is === 'signed-out') forget(LEAVING)
  }
}
