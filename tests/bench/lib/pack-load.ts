import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { inProject, root } from '../../../scripts/lib/project.mjs'

/**
 * `npm run pack:load` (npm itself left out): through the server that runs on the data folder, or into the embedded
 * database there, made when it is not there. @returns seconds
 */
export async function packLoad(dataDir: string, folder: string): Promise<number> {
  const { PATH, HOME, SystemRoot } = process.env
  const from = performance.now()
  const child = spawn(process.execPath, [inProject('scripts/run.mjs'), 'server/cli/pack-load', folder], {
    cwd: root,
    env: { PATH, HOME, SystemRoot, DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text: Buffer) => (said += text.toString()))
  const [code] = (await once(child, 'close')) as [number | null]
  if (code !== 0) throw new Error(`pack:load ended with ${code}: ${said.slice(-500)}`)
  return (performance.now() - from) / 1000
}
