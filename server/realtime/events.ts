import type { Socket } from 'socket.io'
import { MOST_MESSAGE_BYTES } from '../../domain/sync/message-limit.ts'
import { ApiError, tooLarge } from '../errors.ts'
import { fault } from '../field-words.ts'
import type { Services } from '../services.ts'
import type { Audiences } from './audiences.ts'
import { Budget } from './budget.ts'
import { clockOf } from './clocks.ts'
import { sessionOf } from './handshake.ts'
import { MESSAGES, parseMessage, socketError, type MessageName } from './messages.ts'
import type { Presence } from './presence.ts'

function isTooLong(message: unknown): boolean {
  try {
    return Buffer.byteLength(JSON.stringify(message) ?? '') > MOST_MESSAGE_BYTES
  } catch {
    // Nested so deep that it cannot be written: whoever parses it says so.
    return false
  }
}

type Acknowledge = (answer: unknown) => void

/** Answers what a client sends; every message gets an answer, and every refusal a line in the log. */
export function handleEvents(
  socket: Socket,
  services: Services,
  { audiences, presence }: { audiences: Audiences; presence: Presence },
): void {
  const { output, sessions, commands, now, config } = services
  const budget = new Budget(() => Date.now())

  const handlers: { readonly [N in MessageName]: (message: unknown, reply: Acknowledge) => Promise<void> } = {
    async join(message, reply) {
      const { operation: id, since, view } = parseMessage('join', message)
      const { account } = await sessionOf(socket, sessions, true)
      const { operation, grant } = commands.enter(id, account)
      // From here to the reply nothing is awaited: no batch can come between the answer and the first change.
      const audience = audiences.enter(socket, id, grant)
      const from = { ...(since === undefined ? {} : { since }), ...(view === undefined ? {} : { view }) }
      reply(operation.room.feed.answer(audience, from))
      audiences.startPositions(socket, id)
      socket.emit('clock', clockOf(operation, now()))
      presence.changed(id)
    },
    async leave(message, reply) {
      const { operation } = parseMessage('leave', message)
      audiences.leave(socket, operation)
      presence.changed(operation)
      reply({ ok: true })
    },
    async command(message, reply) {
      const { operation, ...body } = parseMessage('command', message)
      const { account } = await sessionOf(socket, sessions, true)
      reply(await commands.give(operation, account, body))
    },
  }

  async function answer(name: string, args: unknown[]): Promise<void> {
    const last = args.at(-1)
    const reply = typeof last === 'function' ? (last as Acknowledge) : () => undefined
    try {
      if (config.rateLimits && !budget.take()) throw new ApiError('too-many', { retryAfterS: 1 })
      if (!Object.hasOwn(MESSAGES, name))
        throw new ApiError('invalid', { fields: [fault('event', 'message')] })
      if (isTooLong(args[0])) throw tooLarge('message', MOST_MESSAGE_BYTES)
      await handlers[name as MessageName](args[0], reply)
    } catch (thrown) {
      const { error, body } = socketError(thrown)
      const facts = { socket: socket.id, event: name.slice(0, 40), code: error.code }
      if (error.status >= 500) output.error({ ...facts, err: error.cause ?? thrown }, 'message failed')
      else output.info({ ...facts, fields: error.fields?.map(({ path }) => path) }, 'message refused')
      reply(body)
    }
  }

  socket.onAny((name: unknown, ...args: unknown[]) => void answer(String(name), args))
  socket.on('disconnect', (reason, description) => {
    for (const { operation } of audiences.of(socket)) {
      audiences.leave(socket, operation)
      presence.changed(operation)
    }
    const detail = description instanceof Error ? description.message : undefined
    output.info({ socket: socket.id, reason, detail }, 'socket closed')
  })
}
