import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { build } from 'vite'
import { inProject } from './project.mjs'
import { buildServiceWorker } from './service-worker-build.mjs'

const compressible = /\.(html|js|mjs|css|json|svg|webmanifest)$/
const worthItBytes = 2048

/** Builds the page into dist/web, with .br and .gz beside every big text file: compressed once, not per request. */
export async function buildWeb() {
  await build({ configFile: inProject('vite.config.ts'), logLevel: 'warn' })
  await buildServiceWorker()
  const folder = inProject('dist', 'web')
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!compressible.test(name)) continue
    const path = join(folder, name)
    const text = readFileSync(path)
    if (text.length < worthItBytes) continue
    writeFileSync(`${path}.gz`, gzipSync(text, { level: 9 }))
    // Quality 9 is within a few per cent of 11 and some ten times faster.
    writeFileSync(`${path}.br`, brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }))
  }
}
