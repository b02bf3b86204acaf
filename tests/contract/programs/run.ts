import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'
import { join } from 'node:path'
import { bootstrap } from '../../../db/project.ts'

export const program = (name: string): URL => pathToFileURL(join(import.meta.dirname, name))

export interface Running {
  child: ChildProcess
  lines: AsyncIterator<string>
  exit: Promise<unknown>
}

/** Starts one of the programs here, in TypeScript, as a process of its own. */
export function run(name: string, args: string[], before: string[] = []): Running {
  const [command = '', ...rest] = [...before, process.execPath, '-e', bootstrap(program(name)), ...args]
  const child = spawn(command, rest, { stdio: ['ignore', 'pipe', 'inherit'] })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return { child, lines, exit: once(child, 'exit') }
}

/** Why calls to the system cannot be counted here: strace is not installed, or may not trace; undefined when they can. */
export function whyNoStrace(): string | undefined {
  const { error, status, stderr } = spawnSync('strace', ['-f', '-c', '-e', 'trace=fdatasync', 'true'])
  if (error) return 'strace is not installed: the calls to fdatasync cannot be counted here'
  return status === 0 ? undefined : `strace may not trace here: ${String(stderr).trim()}`
}
