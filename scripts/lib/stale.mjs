import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inProject, root } from './project.mjs'

/** Every file below a path, in a fixed order. @param {string} path @returns {string[]} */
function filesBelow(path) {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat) return []
  if (!stat.isDirectory()) return [path]
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesBelow(join(path, name)))
}

/**
 * Names, sizes and times of change of all sources, as one hash: a few milliseconds where reading every file
 * would take longer than the start itself. The folder counts too, because the build writes it down.
 * @param {string[]} sources paths below the project
 */
export function fingerprint(sources) {
  const hash = createHash('sha256').update(root)
  for (const source of sources)
    for (const file of filesBelow(inProject(source))) {
      if (/\.test\.[a-z]+$/.test(file)) continue
      const { size, mtimeMs } = statSync(file)
      hash.update(`${file}\0${size}\0${mtimeMs}\n`)
    }
  return hash.digest('hex')
}

/**
 * Runs `build` unless its stamp says that nothing has changed since it last ended well.
 * @param {{ name: string, sources: string[], build: () => void | Promise<void> }} target
 */
export async function buildIfStale({ name, sources, build }) {
  const stamp = inProject('dist', `.${name}.stamp`)
  const now = fingerprint(sources) // before building: a change made meanwhile is built next time
  if (readStamp(stamp) === now) return
  rmSync(stamp, { force: true })
  await build()
  writeFileSync(stamp, now)
}

/** @param {string} path */
function readStamp(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
