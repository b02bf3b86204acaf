import { linkSync, renameSync, rmSync } from 'node:fs'
import { type Server, connect } from 'node:net'
import { DataFolderInUse } from '../errors.ts'

/**
 * Listens under a name of its own and then links it to the lock's name, which only one process can. A
 * stale lock is moved away before it is tried for life: so none of two that start together can remove
 * the lock the other has just taken.
 */
export async function claim(server: Server, dataDir: string, lock: string): Promise<void> {
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

export function listen(server: Server, path: string): Promise<void> {
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
export async function whoOwns(lock: string): Promise<string> {
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
