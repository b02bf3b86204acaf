import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { inProject, root, say, stop } from './project.mjs'

/**
 * @typedef {{ version?: string, integrity?: string, dev?: boolean, devOptional?: boolean, optional?: boolean, link?: boolean }} Locked
 */

/**
 * The packages a lock file lists; none when it is not there or cannot be read.
 * @param {string} path
 * @returns {Record<string, Locked>}
 */
function lockedPackages(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages ?? {}
  } catch {
    return {}
  }
}

/**
 * The packages of package-lock.json that are not installed as it says. npm writes what it installed to
 * node_modules/.package-lock.json as its last step, so comparing the two needs no stamp of our own and also
 * sees an installation broken off half-way. Packages for other platforms are never installed: not compared.
 * @param {Record<string, Locked>} wanted
 * @param {Record<string, Locked>} installed
 * @param {{ dev: boolean }} options dev: whether the tools for testing count
 * @returns {string[]} their paths below the project
 */
export function missingPackages(wanted, installed, { dev }) {
  return Object.entries(wanted)
    .filter(([path, entry]) => path !== '' && !entry.optional && !entry.devOptional && (dev || !entry.dev))
    .filter(([path, entry]) => {
      const found = installed[path]
      return !found || found.version !== entry.version || found.integrity !== entry.integrity
    })
    .map(([path]) => path)
}

/**
 * Installs what package-lock.json asks for, if it is not installed yet. Costs a few milliseconds and no
 * network otherwise.
 * @param {{ dev: boolean }} options
 */
export function ensureInstalled({ dev }) {
  const wanted = lockedPackages(inProject('package-lock.json'))
  const installed = lockedPackages(inProject('node_modules', '.package-lock.json'))
  if (missingPackages(wanted, installed, { dev }).length === 0) return
  say('正在安装依赖……', 'Installing packages...')
  // `npm ci` starts from nothing: a developer's tools must not vanish because the server was started.
  const withDev = dev || Object.values(installed).some((entry) => entry.dev)
  if (
    runNpm([
      'ci',
      withDev ? '--include=dev' : '--omit=dev',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
    ]) !== 0
  )
    stop(
      '安装失败（原因见上）。第一次启动需要网络或 npm 镜像；请检查后再运行一次。',
      'The installation failed (reason above). The first start needs the network or an npm mirror; check it and run this again.',
    )
}

/** @param {string[]} args */
function runNpm(args) {
  // Below `npm start`, npm tells where it is; that works on Windows too, where `npm` itself is a shell script.
  const npm = process.env['npm_execpath']
  const options = /** @type {const} */ ({ cwd: root, stdio: 'inherit' })
  const done = npm?.endsWith('.js')
    ? spawnSync(process.execPath, [npm, ...args], options)
    : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' })
  return done.status ?? 1
}
