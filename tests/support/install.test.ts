import { describe, expect, it } from 'vitest'
import { missingPackages } from '../../scripts/lib/install.mjs'

const wanted = {
  '': { version: '0.1.0' },
  'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
  'node_modules/tool': { version: '2.0.0', integrity: 'sha512-t', dev: true },
  'node_modules/a-win32': { version: '1.0.0', integrity: 'sha512-w', optional: true },
}
const a = wanted['node_modules/a']
const tool = wanted['node_modules/tool']

describe('what is missing of the installation', () => {
  it('is everything in a fresh clone', () => {
    expect(missingPackages(wanted, {}, { dev: true })).toEqual(['node_modules/a', 'node_modules/tool'])
  })

  it('is nothing when the versions are those of the lock file; other platforms do not count', () => {
    const installed = { 'node_modules/a': a, 'node_modules/tool': tool }
    expect(missingPackages(wanted, installed, { dev: true })).toEqual([])
  })

  it('does not count the tools for testing when only the server starts', () => {
    expect(missingPackages(wanted, { 'node_modules/a': a }, { dev: false })).toEqual([])
    expect(missingPackages(wanted, { 'node_modules/a': a }, { dev: true })).toEqual(['node_modules/tool'])
  })

  it('is what has another version or another content', () => {
    for (const change of [{ version: '1.0.1' }, { integrity: 'sha512-b' }])
      expect(missingPackages(wanted, { 'node_modules/a': { ...a, ...change } }, { dev: false })).toEqual([
        'node_modules/a',
      ])
  })
})
