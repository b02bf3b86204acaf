import { describe, inject, it } from 'vitest'

/** What some tests need of the machine; tests/support/setup/probe.ts looks for each once per run. */
export type Need = 'chromium' | 'postgres' | 'redis'

/** Where it is (a program's path, a URL), or why it cannot be used. */
export type Found = { at: string } | { missing: string }

declare module 'vitest' {
  interface ProvidedContext {
    needs: Record<Need, Found>
  }
}

/** Where a need is. For use inside `describeWith`, which made sure of it. */
export function whereIs(need: Need): string {
  const found = inject('needs')[need]
  if ('missing' in found) throw new Error(`${need} is missing: ${found.missing}`)
  return found.at
}

/**
 * A `describe` for tests that need something of the machine. When it is missing they are skipped, with the reason
 * in the group's name, whence `npm test` prints it; under CI=true, where nothing may be missing, they fail.
 */
export function describeWith(need: Need, name: string, tests: () => void): void {
  const found = inject('needs')[need]
  if ('at' in found) describe(name, tests)
  else if (process.env['CI'] === 'true')
    describe(name, () => {
      it(`has ${need}`, () => {
        throw new Error(found.missing)
      })
    })
  else describe.skip(`${name} [needs ${need}: ${found.missing}]`, tests)
}
