import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Server } from 'socket.io'
import { io } from 'socket.io-client'
import { afterEach, describe, expect, it } from 'vitest'
import { socketDelivery } from './socket-delivery.ts'

const closing: (() => Promise<unknown> | void)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

/** A stock server that sends some frames to whoever connects, and a stock client with them. */
async function framesOver(transports: string[], frames: readonly Uint8Array[], options: object = {}) {
  const http = createServer()
  const server = new Server(http, options)
  closing.push(() => server.close())
  const delivery = socketDelivery('live')
  server.of('/operations').on('connection', (socket) => {
    for (const frame of frames) delivery.send([socket], frame)
    socket.emit('after')
  })
  http.listen(0, '127.0.0.1')
  await once(http, 'listening')
  const { port } = http.address() as AddressInfo
  const client = io(`http://127.0.0.1:${port}/operations`, { transports, forceNew: true })
  closing.push(() => void client.disconnect())
  const got: [string, number[]][] = []
  client.on('positions', (operation: string, bytes: Buffer) => got.push([operation, [...bytes]]))
  await new Promise((resolve) => client.on('after', resolve))
  return got
}

const frames = [0, 1, 125, 126, 65_535, 65_536].map((size) => new Uint8Array(size).fill(7))
const expected = frames.map((frame) => ['live', [...frame]])

describe('frames reach a stock socket.io client in order and whole', () => {
  it('over WebSocket, put together once for all', async () => {
    expect(await framesOver(['websocket'], frames)).toEqual(expected)
  })

  it('over long polling', async () => {
    expect(await framesOver(['polling'], frames)).toEqual(expected)
  })

  it('over WebSocket with compression', async () => {
    expect(await framesOver(['websocket'], frames, { perMessageDeflate: true })).toEqual(expected)
  })

  it('while the transport is upgraded', async () => {
    expect(await framesOver(['polling', 'websocket'], frames)).toEqual(expected)
  })
})
