import { connect, createServer, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'

/** A way to a server that a test can cut and mend. */
export class Cuttable {
  readonly #target: URL
  readonly #sockets = new Set<Socket>()
  readonly #server = createServer((socket) => this.#join(socket))
  #port = 0

  private constructor(target: URL) {
    this.#target = target
  }

  static async to(url: string): Promise<Cuttable> {
    const way = new Cuttable(new URL(url))
    await way.mend()
    return way
  }

  /** The same server, by this way. */
  get url(): string {
    const url = new URL(this.#target)
    url.hostname = '127.0.0.1'
    url.port = String(this.#port)
    return url.href
  }

  async cut(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve))
    for (const socket of this.#sockets) socket.destroy()
    await closed
  }

  /** Lets through again, on the same port. */
  async mend(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(this.#port, '127.0.0.1', resolve))
    this.#port = (this.#server.address() as AddressInfo).port
  }

  #join(near: Socket): void {
    const far = connect(Number(this.#target.port || 6379), this.#target.hostname)
    near.pipe(far).pipe(near)
    for (const socket of [near, far]) {
      this.#sockets.add(socket)
      socket.on('error', () => socket.destroy())
      socket.on('close', () => {
        this.#sockets.delete(socket)
        near.destroy()
        far.destroy()
      })
    }
  }
}
