import { io, type Socket } from 'socket.io-client'
import { WebSocket } from 'ws'
import { FrameReader } from '../../../domain/position/frame-reader.ts'
import { answerParent } from '../lib/child.ts'
import type { Way } from './server.ts'

export interface Received {
  /** Updates delivered to all clients together. */
  readonly updates: number
  /** Bytes read from their sockets: every WebSocket frame, header and keyframe. */
  readonly bytes: number
  /** Milliseconds from leaving the sender's tick to arriving, one sample a message and client. */
  readonly delaysMs: readonly number[]
  /** Frames that did not apply. */
  readonly faults: number
}

interface Client {
  bytesRead(): number
  /** Updates taken so far. */
  updates: number
}

let clients: Client[] = []
let delaysMs: number[] = []
let faults = 0

const bytesOf = (socket: WebSocket | undefined): number =>
  (socket as unknown as { _socket?: { bytesRead: number } } | undefined)?._socket?.bytesRead ?? 0

function connectSocketIo(port: number, listen: (socket: Socket, client: Client) => void): Promise<Client> {
  const socket = io(`http://127.0.0.1:${port}/operations`, { transports: ['websocket'], forceNew: true })
  const raw = () => (socket.io.engine.transport as unknown as { ws?: WebSocket }).ws
  const client: Client = { updates: 0, bytesRead: () => bytesOf(raw()) }
  listen(socket, client)
  return new Promise((resolve, reject) => {
    socket.once('connect', () => resolve(client))
    socket.once('connect_error', reject)
  })
}

/**
 * Every client gets the same bytes. The first reads them with the code that a browser runs and counts what is new in
 * them; the others look at the header, or this process would be busier than the server that is measured.
 */
const ours = (port: number) =>
  connectSocketIo(port, (socket, client) => {
    const reader = clients.length === 0 ? new FrameReader() : undefined
    const newest = new Map<string, number>()
    let number = 0
    socket.on('positions', (_operation: string, bytes: Buffer) => {
      const now = Date.now()
      delaysMs.push(now - bytes.readUIntLE(10, 6))
      const next = bytes.readUInt32LE(6)
      if (number > 0 && next !== number + 1) faults += 1
      number = next
      if (!reader) return
      const outcome = reader.read(bytes)
      if (outcome.is !== 'applied') faults += 1
      else {
        for (const { unitId, fixAtMs } of outcome.changed) {
          if (newest.get(unitId) === fixAtMs) continue
          newest.set(unitId, fixAtMs)
          client.updates += 1
        }
      }
    })
  })

const naive = (port: number) =>
  connectSocketIo(port, (socket, client) => {
    socket.on('position', ({ fixAtMs }: { fixAtMs: number }) => {
      delaysMs.push(Date.now() - fixAtMs)
      client.updates += 1
    })
  })

const bare = (port: number) =>
  new Promise<Client>((resolve, reject) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}`)
    const client: Client = { updates: 0, bytesRead: () => bytesOf(socket) }
    socket.on('message', (data: Buffer) => {
      delaysMs.push(Date.now() - data.readDoubleLE(0))
      client.updates += (data.length - 8) / 16
    })
    socket.once('open', () => resolve(client))
    socket.once('error', reject)
  })

/** Whether each client counts its updates, or one for all of them. */
let counts: 'one' | 'each' = 'each'

const CONNECT: Record<Way, (port: number) => Promise<Client>> = { ours, naive, bare }

const readAll = () => ({
  updates:
    clients.reduce((total, client) => total + client.updates, 0) * (counts === 'one' ? clients.length : 1),
  bytes: clients.reduce((total, client) => total + client.bytesRead(), 0),
})
let before = { updates: 0, bytes: 0 }

answerParent({
  connect: async ({ way, port, count }: { way: Way; port: number; count: number }) => {
    counts = way === 'ours' ? 'one' : 'each'
    for (let index = 0; index < count; index++) clients = [...clients, await CONNECT[way](port)]
  },
  begin: () => {
    before = readAll()
    delaysMs = []
    faults = 0
  },
  end: (): Received => {
    const after = readAll()
    return { updates: after.updates - before.updates, bytes: after.bytes - before.bytes, delaysMs, faults }
  },
})
