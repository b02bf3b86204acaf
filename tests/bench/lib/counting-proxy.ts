import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

export interface CountingProxy {
  readonly url: string
  /** Bytes that came from the server by an instant (ms since 1970), over all connections: headers, bodies, frames. */
  bytesBy(instantMs: number): number
  close(): void
}

/** Stands between a browser and a server of this machine and counts what goes over the wire, whoever asked for it. */
export async function countingProxy(server: string): Promise<CountingProxy> {
  const { port } = new URL(server)
  const open = new Set<Socket>()
  const came: { readonly atMs: number; readonly bytes: number }[] = []
  const proxy = createServer((client) => {
    const upstream = connect(Number(port), '127.0.0.1')
    upstream.on('data', (chunk) => came.push({ atMs: now(), bytes: chunk.length }))
    client.pipe(upstream).pipe(client)
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      open.add(one)
      one.setNoDelay(true)
      one.on('error', () => other.destroy())
      one.on('close', () => open.delete(one))
    }
  })
  proxy.listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  return {
    url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    bytesBy: (instantMs) => came.reduce((sum, { atMs, bytes }) => sum + (atMs <= instantMs ? bytes : 0), 0),
    close() {
      proxy.close()
      for (const socket of open) socket.destroy()
    },
  }
}

/** As the page's clock reads, which counts from its `timeOrigin`: finer than whole milliseconds. */
const now = () => performance.timeOrigin + performance.now()
