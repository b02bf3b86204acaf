import { fork, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** A process of ours that answers questions, so that its CPU time and memory can be told from those of others. */
export class Child {
  readonly process: ChildProcess
  #asked = 0

  constructor(module: URL, args: readonly string[] = [], env: Record<string, string> = {}) {
    this.process = fork(fileURLToPath(module), args, {
      execArgv: ['--import', 'tsx'],
      env: { ...process.env, ...env },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
  }

  /** Asks for something; rejects when the child fails or ends before it answers. */
  ask<T>(what: string, argument?: unknown): Promise<T> {
    const id = ++this.#asked
    return new Promise<T>((resolve, reject) => {
      const answered = (answer: { id: number; result?: T; error?: string }) => {
        if (answer.id !== id) return
        this.process.off('message', answered)
        this.process.off('exit', ended)
        if (answer.error === undefined) resolve(answer.result as T)
        else reject(new Error(answer.error))
      }
      const ended = (code: number | null) => reject(new Error(`The child ended (${code}) before it answered`))
      this.process.on('message', answered)
      this.process.once('exit', ended)
      this.process.send({ id, what, argument })
    })
  }

  /** Ends it, if it has not ended. */
  async stop(): Promise<void> {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return
    const ended = new Promise((resolve) => this.process.once('exit', resolve))
    this.process.kill('SIGKILL')
    await ended
  }
}

type Answers = Record<string, (argument: never) => unknown>

/** The child's side: answers what the parent asks, and ends with it. */
export function answerParent(answers: Answers): void {
  process.on('message', ({ id, what, argument }: { id: number; what: string; argument: never }) => {
    Promise.resolve()
      .then(() => {
        const answer = answers[what]
        if (!answer) throw new Error(`No answer to ${what}`)
        return answer(argument)
      })
      .then((result) => process.send?.({ id, result }))
      .catch((error: unknown) => process.send?.({ id, error: String(error) }))
  })
  process.on('disconnect', () => process.exit())
}
