// `npm run check`: types, floors, dead code, lint and formatting. All run, so that one failure does not hide the next.
import './lib/node-version.mjs'
import { checks, runCheck } from './lib/checks.mjs'
import { ensureInstalled } from './lib/install.mjs'

ensureInstalled({ dev: true })
for (const { name, command } of checks) {
  const { ok, output } = await runCheck(command)
  console.log(`${ok ? 'ok  ' : 'FAIL'} ${name}`)
  if (ok) continue
  console.log(output)
  process.exitCode = 1
}
