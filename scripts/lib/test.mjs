import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureBrowser } from './ensure-browser.mjs'
import { ensureBuilt } from './ensure-built.mjs'
import { ensureInstalled } from './install.mjs'
import { inProject, root } from './project.mjs'
import { closingLines } from './test-count.mjs'

/**
 * Runs every test, or those named, and ends with one line that counts them all.
 * @param {string[]} args passed on to vitest: part of a file's name, --project unit, -t name
 */
export async function run(args) {
  ensureInstalled({ dev: true })
  const chromium = ensureBrowser()
  await ensureBuilt()

  const folder = mkdtempSync(join(tmpdir(), 'fenghuo-test-'))
  const countFile = join(folder, 'count.json')
  const env = { ...process.env, FENGHUO_TEST_COUNT: countFile, ...(chromium && { CHROMIUM_PATH: chromium }) }
  const exitCode = await runVitest(args, env)
  const { lines, ok } = closingLines(readCount(countFile), exitCode)
  rmSync(folder, { recursive: true, force: true })
  console.log(lines.join('\n'))
  process.exitCode = ok ? 0 : exitCode || 1
}

/** @param {string[]} args @param {NodeJS.ProcessEnv} env @returns {Promise<number>} its exit code */
function runVitest(args, env) {
  const vitest = inProject('node_modules', 'vitest', 'vitest.mjs')
  const reporters = ['--reporter=default', `--reporter=${inProject('scripts', 'lib', 'count-reporter.mjs')}`]
  const child = spawn(process.execPath, [vitest, 'run', ...reporters, ...args], {
    cwd: root,
    stdio: 'inherit',
    env,
  })
  return new Promise((resolve) => child.on('close', (code) => resolve(code ?? 1)))
}

/** @param {string} path @returns {import('./test-count.mjs').Count | undefined} nothing when vitest broke off */
function readCount(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}
