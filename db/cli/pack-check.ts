/** `npm run pack:check -- folder`: every bad row of a county pack, and what it holds. Exit code 1 when it has faults. */
import { resolve } from 'node:path'
import { examinePack } from '../packs/pack.ts'
import { findingsText } from '../packs/show/findings-text.ts'
import { LEGEND, picture } from '../packs/show/picture.ts'
import { summary } from '../packs/show/summary.ts'
import { finish } from './environment.ts'

const WIDEST = 100

await finish(async () => {
  const named = process.argv[2]
  if (!named) throw new Error('用法 · usage: npm run pack:check -- <folder>')
  const { pack, findings, faults } = examinePack(resolve(named))
  if (findings.length > 0) console.log(`${findingsText(findings)}\n`)
  if (!pack) throw new Error(`有 ${faults} 处错误，不能装入。\n${faults} fault(s): it cannot be loaded.`)
  const coloured = process.stdout.isTTY && !process.env['NO_COLOR']
  console.log(picture(pack, Math.min(WIDEST, (process.stdout.columns ?? 81) - 1), coloured))
  if (coloured) console.log(LEGEND)
  console.log(`\n${summary(pack).join('\n')}\n`)
  console.log('没有错误，可以装入。 No faults: it can be loaded.')
})
