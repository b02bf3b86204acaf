import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's folder, wherever the program was started from. */
export const root = fileURLToPath(new URL('../..', import.meta.url))

/** @param {string[]} parts a path inside the project */
export const inProject = (...parts) => join(root, ...parts)

/**
 * One line to the person at the terminal, Chinese first.
 * @param {string} zh
 * @param {string} en
 */
export const say = (zh, en) => console.log(`${zh} ${en}`)

/**
 * What went wrong and what to do about it, then the end with exit code 1.
 * @param {string} zh
 * @param {string} en
 * @returns {never}
 */
export function stop(zh, en) {
  console.error(`${zh}\n${en}`)
  process.exit(1)
}
