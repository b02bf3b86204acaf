import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import * as esbuild from 'esbuild'
import { inProject, root } from './project.mjs'

/** Every program of its own: the server, what runs in a worker or child, and the commands of package.json. */
function entryPoints() {
  const commands = ['db/cli', 'server/cli', 'scenarios/cli'].flatMap((folder) =>
    existsSync(inProject(folder)) ? readdirSync(inProject(folder)).map((name) => `${folder}/${name}`) : [],
  )
  return [
    'server/main.ts',
    'db/embedded/worker.ts',
    'db/embedded/init.ts',
    'db/packs/worker.ts',
    'server/geo/worker.ts',
    ...commands,
  ].filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && existsSync(inProject(file)))
}

/**
 * Shared code goes to dist/chunks, so `import.meta.url` there does not tell where the source stood: whoever needs
 * a file walks up to package.json.
 * @returns {esbuild.BuildOptions}
 */
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
