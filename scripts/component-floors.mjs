// The floors inside .svelte files, for what dependency-cruiser cannot see there: it reads the compiled component, in which
// an import of types alone is gone. Run in the project's folder; names each import that goes up.
import { readFileSync, readdirSync } from 'node:fs'
import { dirname, join, normalize, sep } from 'node:path'
import { importsOf } from './lib/component-imports.mjs'

/** What a component of the page may import of ours: its own floor, and the domain. */
const ALLOWED = /^(web|domain)\//
const OURS = /^(domain|db|scenarios|server|web|tests|scripts)\//

/** @param {string} path */
const posix = (path) => path.split(sep).join('/')

const components = readdirSync('web', { recursive: true, encoding: 'utf8' }).filter((path) =>
  path.endsWith('.svelte'),
)

for (const file of components.map((path) => posix(join('web', path))).sort()) {
  for (const specifier of importsOf(readFileSync(file, 'utf8'))) {
    if (!specifier.startsWith('.')) continue
    const to = posix(normalize(join(dirname(file), specifier)))
    if (!OURS.test(to) || ALLOWED.test(to)) continue
    console.log(`web-imports-down: ${file} → ${to}`)
    process.exitCode = 1
  }
}
