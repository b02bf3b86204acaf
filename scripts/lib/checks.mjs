import { spawn } from 'node:child_process'
import { inProject, root } from './project.mjs'

const folders = ['domain', 'db', 'scenarios', 'server', 'web', 'tests']

/**
 * What `npm run check` runs. The tests run the same list (tests/house/checks.test.ts), so that one count covers all.
 * @type {{ name: string, command: [string, ...string[]] }[]}
 */
export const checks = [
  { name: 'domain compiles without DOM and Node types', command: ['typescript/bin/tsc', '-p', 'domain'] },
  { name: 'types of the whole project', command: ['typescript/bin/tsc', '-p', '.'] },
  {
    name: 'types of the page',
    command: [
      'svelte-check/bin/svelte-check',
      '--tsconfig',
      'web/tsconfig.json',
      '--fail-on-warnings',
      '--output',
      'human',
    ],
  },
  {
    name: 'floors: imports go down only',
    command: [
      'dependency-cruiser/bin/dependency-cruise.mjs',
      '--config=.dependency-cruiser.cjs',
      '--output-type=err-long',
      ...folders,
    ],
  },
  { name: 'floors: types that a component imports too', command: ['./scripts/component-floors.mjs'] },
  { name: 'no dead code', command: ['knip/bin/knip.js', '--no-progress'] },
  {
    name: 'no code of the program that tests alone use',
    command: ['knip/bin/knip.js', '--no-progress', '--production'],
  },
  { name: 'lint', command: ['oxlint/bin/oxlint', '--deny-warnings'] },
  { name: 'formatting', command: ['prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'] },
]

/**
 * Runs one of them.
 * @param {[string, ...string[]]} command a program below node_modules, or ./ of ours, and its arguments
 * @returns {Promise<{ ok: boolean, output: string }>}
 */
export function runCheck([program, ...args], cwd = root) {
  const path = program.startsWith('./') ? inProject(program) : inProject('node_modules', program)
  const child = spawn(process.execPath, [path, ...args], { cwd })
  let output = ''
  child.stdout.on('data', (text) => (output += text))
  child.stderr.on('data', (text) => (output += text))
  return new Promise((resolve) => child.on('close', (code) => resolve({ ok: code === 0, output })))
}
