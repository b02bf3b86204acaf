import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import * as esbuild from 'esbuild'
import { inProject, root } from './project.mjs'

/** Every program of its own: the server, what runs in a worker or child, and the commands of package.json. */
function entryPoints() {
  const commands = ['db/cli', 'server/cli', 'scenarios/cli'].flatMap((folder) =>
    existsSync(inProject(folder)) ? readdirSync(inProject(folder)).map((name) => `${folder}/${name}`) : [],
  )
  return ['server/main.ts', 'db/embedded/worker.ts', 'db/embedded/init.ts', ...commands].filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && existsSync(inProject(file)),
  )
}

/**
 * Bundling moves code into shared chunks, where `import.meta.url` would name the chunk. Here it goes on naming
 * the source file, so that `new URL('./migrations', import.meta.url)` finds the same folder built and unbuilt.
 * @type {esbuild.Plugin}
 */
const keepSourceUrls = {
  name: 'keep-source-urls',
  setup(build) {
    build.onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8')
      const url = JSON.stringify(pathToFileURL(path).href)
      return { contents: source.replaceAll('import.meta.url', url), loader: 'ts' }
    })
  },
}

/** @returns {esbuild.BuildOptions} */
export const serverBuildOptions = () => ({
  absWorkingDir: root,
  entryPoints: entryPoints(),
  outdir: 'dist',
  outbase: '.',
  chunkNames: 'chunks/[name]-[hash]',
  bundle: true,
  splitting: true,
  packages: 'external',
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  sourcemap: true,
  logLevel: 'warning',
  plugins: [keepSourceUrls],
})

/** Builds in memory first: when it fails, the last good build stays as it was. */
export async function buildServer() {
  const { outputFiles = [] } = await esbuild.build({ ...serverBuildOptions(), write: false })
  for (const folder of ['server', 'db', 'scenarios', 'chunks'])
    rmSync(join(root, 'dist', folder), { recursive: true, force: true })
  for (const { path, contents } of outputFiles) {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, contents)
  }
}
