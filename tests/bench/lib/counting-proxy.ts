import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

export interface CountingProxy {
  readonly url: string
  /** Bytes that came from the server so far, over all connections: headers, bodies, frames. */
  bytes(): number
  close(): void
}

/** Stands between a browser and a server of this machine and counts what goes over the wire, whoever asked for it. */
export async function countingProxy(server: string): Promise<CountingProxy> {
  const { port } = new URL(server)
  const open = new Set<Socket>()
  let bytes = 0
  const proxy = createServer((client) => {
    const upstream = connect(Number(port), '127.0.0.1')
    upstream.on('data', (chunk) => (bytes += chunk.length))
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
    bytes: () => bytes,
    close() {
      proxy.close()
      for (const socket of open) socket.destroy()
    },
  }
}
