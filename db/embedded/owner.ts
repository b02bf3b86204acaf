import { linkSync, renameSync, rmSync } from 'node:fs'
import { type Server, type Socket, connect, createServer } from 'node:net'
import { createInterface } from 'node:readline'
import { DataFolderInUse } from '../errors.ts'

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
  const server = createServer((socket) => void serve(socket, answerers))
  if (lock.startsWith('\\\\.\\pipe\\')) {
    await listen(server, lock).catch(async () => {
      throw new DataFolderInUse(dataDir, await whoOwns(lock))
    })
  } else await claim(server, dataDir, lock)
  server.unref()
  return {
    answer: (question, answerer) => void answerers.set(question, answerer),
    release: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

/**
 * Listens under a name of its own and then links it to the lock's name, which only one process can. A
 * stale lock is moved away before it is tried for life: so none of two that start together can remove
 * the lock the other has just taken.
 */
async function claim(server: Server, dataDir: string, lock: string): Promise<void> {
  const own = `${lock}.${process.pid}`
  const aside = `${own}.old`
  rmSync(own, { force: true })
  if (await isAnswered(lock)) throw new DataFolderInUse(dataDir, await whoOwns(lock))
  await listen(server, own)
  try {
    if (moveAside(lock, aside) && (await isAnswered(aside))) {
      takeName(aside, lock)
      throw new DataFolderInUse(dataDir, await whoOwns(lock))
    }
    if (!takeName(own, lock)) throw new DataFolderInUse(dataDir, await whoOwns(lock))
  } catch (error) {
    server.close()
    throw error
  } finally {
    rmSync(aside, { force: true })
    rmSync(own, { force: true })
  }
  server.on('close', () => rmSync(lock, { force: true }))
}

function moveAside(lock: string, aside: string): boolean {
  try {
    renameSync(lock, aside)
    return true
  } catch {
    return false
  }
}

function takeName(from: string, name: string): boolean {
  try {
    linkSync(from, name)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    // A file system that has no links: two that start within the same millisecond are not told apart here.
    renameSync(from, name)
    return true
  }
}

function listen(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(path, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

function isAnswered(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path)
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}

/** `process 1234`, or `another process` when it does not say within a second. */
async function whoOwns(lock: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(lock)
    const tell = (text: string): void => {
      socket.destroy()
      resolve(text)
    }
    socket.setTimeout(1000, () => tell('another process'))
    socket.once('error', () => tell('another process'))
    socket.once('data', (data) => tell(`process ${data.toString().trim()}`))
    socket.write('{"ask":"pid"}\n')
  })
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
  for await (const line of createInterface({ input: socket })) {
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
