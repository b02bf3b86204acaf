import { WebSocket } from 'ws'

/** Engine.io and socket.io packet types that matter here (protocols 4 and 5). */
const PING = '2'
const CONNECTED = '40/operations,'
const EVENT = '42/operations,'
const ACK_OF_JOIN = '43/operations,0'

/**
 * A screen that speaks just enough of socket.io to come in, and hands over every event as the text that came: hundreds
 * of full clients in one process would measure that process and not the server.
 */
export function connectLightScreen(
  url: string,
  cookie: string,
  onEvent: (text: string) => void,
): Promise<WebSocket> {
  const address = `${url.replace(/^http/, 'ws')}/socket.io/?EIO=4&transport=websocket`
  const socket = new WebSocket(address, { headers: { cookie, origin: url } })
  return new Promise((resolve, reject) => {
    socket.once('error', reject)
    socket.once('close', () => reject(new Error('The line was closed')))
    socket.on('open', () => socket.send(CONNECTED))
    socket.on('message', (data: Buffer, isBinary) => {
      if (isBinary) return
      const text = data.toString()
      if (text.startsWith(EVENT)) onEvent(text)
      else if (text === PING) socket.send('3')
      else if (text.startsWith(CONNECTED)) socket.send(`${EVENT}0["join",{"operation":"live"}]`)
      else if (text.startsWith(ACK_OF_JOIN)) resolve(socket)
    })
  })
}
