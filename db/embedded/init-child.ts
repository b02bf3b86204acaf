import { spawn } from 'node:child_process'
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { bootstrap, entry } from '../project.ts'

/** Makes the database in `folder` unless there is one. Takes 5 to 6 s. */
export async function initUnlessThere(folder: string): Promise<void> {
  if (existsSync(join(folder, 'PG_VERSION'))) return
  const halfMade = readdirSync(dirname(folder)).filter((name) =>
    name.startsWith(`${basename(folder)}.unfinished`),
  )
  for (const name of halfMade) rmSync(join(dirname(folder), name), { recursive: true, force: true })
  const child = spawn(process.execPath, ['-e', bootstrap(entry('db/embedded/init')), folder], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (chunk) => (said += String(chunk)))
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (code !== 0) throw new Error(`the embedded database could not be made (${code}): ${said.slice(-2000)}`)
}
