import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { county } from './county.ts'
import { manifest } from './manifest.ts'
import { packFiles } from './write/pack.ts'

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    out: { type: 'string', default: join(import.meta.dirname, '..', 'qingshi') },
    scale: { type: 'string', default: '1' },
  },
})
const [seed, scale] = [Number(values.seed), Number(values.scale)]
if (!Number.isInteger(seed) || seed < 0) throw new Error('--seed is a whole number')
if (![1, 2, 4, 8].includes(scale)) throw new Error('--scale is 1, 2, 4 or 8')

const files = packFiles(county(seed, scale, (done) => process.stdout.write(`${done}\n`)))
files.set('generated.json', manifest(seed, scale, files))
mkdirSync(values.out, { recursive: true })
for (const [name, bytes] of files) writeFileSync(join(values.out, name), bytes)
process.stdout.write(`${files.size} files in ${values.out}\n`)
