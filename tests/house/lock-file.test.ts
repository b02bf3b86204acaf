import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { inProject } from '../../scripts/lib/project.mjs'

interface Locked {
  version?: string
  resolved?: string
  dependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
  hasInstallScript?: boolean
}

const { packages } = JSON.parse(readFileSync(inProject('package-lock.json'), 'utf8')) as {
  packages: Record<string, Locked>
}
const own = JSON.parse(readFileSync(inProject('package.json'), 'utf8')) as {
  dependencies: Record<string, string>
  devDependencies: Record<string, string>
  allowScripts?: unknown
}

/** Where Node would look for a package, from a folder upwards. */
function isLocked(name: string, from: string): boolean {
  if (packages[`${from && `${from}/`}node_modules/${name}`]) return true
  if (from === '') return false
  const parent = from.lastIndexOf('/node_modules/')
  return isLocked(name, parent < 0 ? '' : from.slice(0, parent))
}

describe('the lock file', () => {
  it('names no registry, so that it works behind any mirror', () => {
    const named = Object.entries(packages).filter(([, { resolved }]) => resolved && /^https?:/.test(resolved))
    expect(named.map(([path]) => path)).toEqual([])
    expect(readFileSync(inProject('.npmrc'), 'utf8')).not.toMatch(/registry *=|https?:/)
  })

  it('holds every package that another asks for, or npm ci refuses it', () => {
    const missing = Object.entries(packages).flatMap(([path, { dependencies, optionalDependencies }]) =>
      Object.keys({ ...dependencies, ...optionalDependencies })
        .filter((name) => !isLocked(name, path))
        .map((name) => `${path || 'package.json'} asks for ${name}`),
    )
    expect(missing).toEqual([])
  })

  it('pins the embedded database, whose socket accepts exactly one version', () => {
    expect(own.dependencies['@electric-sql/pglite']).toBe('0.5.14')
    expect(own.dependencies['@electric-sql/pglite-socket']).toBe('0.2.17')
  })

  it('lets no dependency run an installation script', () => {
    expect(own.allowScripts).toBeUndefined()
  })
})
