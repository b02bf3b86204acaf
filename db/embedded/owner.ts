import { rmSync } from 'node:fs'
import { type Socket, connect, createServer } from 'node:net'
import { createInterface } from 'node:readline'
import { DataFolderInUse } from '../errors.ts'
import { claim, listen, whoOwns } from './lock.ts'

/** Answers one question of another process of the same user; what it writes goes back to the asker. */
export type Answerer = (body: unknown, reply: Socket) => Promise<void>

export interface Ownership {
  /** Lets other processes (backup, accounts) ask the running program; see `askOwner`. */
  answer(question: string, answerer: Answerer): void
  release(): Promise<void>
}

/**
 * Owns the data folder by listening on a socket in it. Somebody answers there: DataFolderInUse. Nobody
 * does: the socket is left over from a process that died, and is replaced. No database engine looks
 * after this for us, and two of them on one folder destroy it.
 */
export async function ownFolder(dataDir: string, lock: string): Promise<Ownership> {
  const answerers = new Map<string, Answerer>()
  const askers = new Set<Socket>()
  const server = createServer((socket) => {
    askers.add(socket)
    socket.once('close', () => askers.delete(socket))
    void serve(socket, answerers)
  })
  const isPipe = lock.startsWith('\\\\.\\pipe\\')
  if (isPipe) {
    await listen(server, lock).catch(async () => {
      throw new DataFolderInUse(dataDir, await whoOwns(lock))
    })
  } else await claim(server, dataDir, lock)
  server.unref()
  return {
    answer: (question, answerer) => void answerers.set(question, answerer),
    release: () => {
      // Before it stops answering: afterwards the name may already be the next owner's.
      if (!isPipe) rmSync(lock, { force: true })
      const closed = new Promise<void>((resolve) => void server.close(() => resolve()))
      for (const asker of askers) asker.destroy()
      return closed
    },
  }
}

async function serve(socket: Socket, answerers: ReadonlyMap<string, Answerer>): Promise<void> {
  socket.on('error', () => socket.destroy())
  try {
    const { ask, body } = await readQuestion(socket)
    if (ask === 'pid') return void socket.end(`${process.pid}\n`)
    const answerer = answerers.get(ask)
    if (!answerer) throw new Error(`nobody answers ${ask}`)
    await answerer(body, socket)
    socket.end()
  } catch {
    // The asker sees the line break off before its end, which every answer of more than a line has.
    socket.destroy()
  }
}

async function readQuestion(socket: Socket): Promise<{ ask: string; body: unknown }> {
  const lines = createInterface({ input: socket })
  // It passes the socket's errors on for as long as the socket lives: an asker that is killed later must not end us.
  lines.on('error', () => undefined)
  for await (const line of lines) {
    const question: unknown = JSON.parse(line)
    if (typeof question !== 'object' || question === null || !('ask' in question)) break
    return { ask: String(question.ask), body: 'body' in question ? question.body : undefined }
  }
  throw new Error('no question')
}

/** Asks the process that owns the folder; `undefined` when nobody does. The answer is the socket's data. */
export function askOwner(lock: string, ask: string, body?: unknown): Promise<Socket | undefined> {
  return new Promise((resolve) => {
    const socket = connect(lock)
    // Once connected, an error shows as an answer that breaks off.
    socket.on('error', () => resolve(undefined))
    socket.once('connect', () => {
      socket.write(`${JSON.stringify({ ask, body })}\n`)
      resolve(socket)
    })
  })
}
