import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { findChromium } from './browser.mjs'
import { say } from './project.mjs'

/**
 * A Chromium for the browser tests: one that is here or, as root on Debian and its kin, one from apt together
 * with a Chinese font (without it every label in a screenshot is a box).
 * @returns {string | undefined}
 */
export function ensureBrowser() {
  const found = findChromium()
  if (found || process.env['CHROMIUM_PATH']) return found
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined
  say('正在安装浏览器（Chromium）……', 'Installing a browser (Chromium)...')
  const apt = (/** @type {string[]} */ ...args) =>
    spawnSync('apt-get', ['-qq', ...args], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
  apt('update')
  apt('install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk')
  return findChromium()
}
