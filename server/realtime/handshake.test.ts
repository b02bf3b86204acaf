import { io, type Socket } from 'socket.io-client'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { appForFile } from '../../tests/support/app/open.ts'
import { until } from '../../tests/support/until.ts'

/** For ever: nobody is cut for being slow to enter, so that whoever is cut was cut for what the test says. */
const server = appForFile({ enterWithinMs: 2 ** 31 - 1 })
const impatient = appForFile({ enterWithinMs: 500 })
let url = ''
const sockets: Socket[] = []

beforeAll(async () => {
  url = await server.listen()
}, 60_000)
afterEach(() => sockets.splice(0).forEach((socket) => socket.disconnect()))

function open(path: string, more: object = {}): Socket {
  const socket = io(`${url}${path}`, { forceNew: true, reconnection: false, ...more })
  sockets.push(socket)
  return socket
}

/** A line that says nothing by itself, unlike that of a client of socket.io. */
const lineTo = (address: string) =>
  new WebSocket(`${address.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`)

const refusal = (socket: Socket) =>
  new Promise((resolve, reject) => {
    socket.once('connect_error', resolve)
    socket.once('connect', () => reject(new Error('let in')))
  })

/** How many were refused for a reason, as the metrics say. */
async function counted(reason: string): Promise<number> {
  const { body } = await server.app.inject('/metrics')
  const line = new RegExp(`^fenghuo_handshakes_refused_total\\{reason="${reason}"\\} (\\d+)$`, 'm')
  return Number(line.exec(body)?.[1] ?? 0)
}

const clients = () => server.app.realtime.clients()

describe('who is not let in', () => {
  it.each(['websocket', 'polling'])(
    'at the namespace / is told why, counted and cut (%s)',
    async (transport) => {
      const before = await counted('namespace')
      const socket = open('/', { transports: [transport] })
      expect(await refusal(socket)).toMatchObject({
        message: 'invalid',
        data: { ok: false, code: 'invalid', fields: [{ path: 'namespace' }] },
      })
      expect(await counted('namespace')).toBe(before + 1)
      await until('nobody is left on a line', () => clients() === 0)
    },
  )

  it('at the namespace / is cut by the server, though the client would stay and talk', async () => {
    const line = lineTo(url)
    const heard: string[] = []
    line.on('message', (data: Buffer) => heard.push(data.toString()))
    line.on('open', () => line.send('40'))
    await until('the line is closed', () => line.readyState === WebSocket.CLOSED)
    expect(heard.some((text) => text.startsWith('44') && text.includes('/operations'))).toBe(true)
  })

  it('for want of a session, or from another site, is counted by the reason', async () => {
    const before = [await counted('sign-in-required'), await counted('wrong-origin')]
    await refusal(open('/operations'))
    await refusal(
      open('/operations', { transports: ['websocket'], extraHeaders: { origin: 'https://a.example' } }),
    )
    expect([await counted('sign-in-required'), await counted('wrong-origin')]).toEqual(
      before.map((count) => count + 1),
    )
  })

  it('because no line can be made of what it asks, is counted by the reason', async () => {
    const before = await counted('transport-unknown')
    const answer = await fetch(`${url}/socket.io/?EIO=4&transport=pigeon`)
    expect(answer.status).toBe(400)
    expect(await counted('transport-unknown')).toBe(before + 1)
  })

  it('because it enters nothing, is cut in time', async () => {
    const line = lineTo(await impatient.listen())
    let hasOpened = false
    line.once('open', () => (hasOpened = true))
    await until('it is cut', () => line.readyState === WebSocket.CLOSED)
    expect(hasOpened).toBe(true)
    await until('nobody is left on a line', () => impatient.app.realtime.clients() === 0)
  })
})
