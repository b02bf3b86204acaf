import { expect, it } from 'vitest'
import { describeWith } from '../../support/needs.ts'
import { serviceForFile } from '../../support/nodes/service.ts'

describeWith('postgres', 'an office’s nodes', () =>
  describeWith('redis', 'started for the first time at once', () => {
    const service = serviceForFile({ DEMO: 'off' })

    it('make one administrator, whose password one of them shows', async () => {
      const { a, b } = service
      const shown = [a, b].flatMap(({ app }) => app.firstStart.adminPassword ?? [])
      expect(shown).toHaveLength(1)
      expect((await a.app.services.accounts.list()).map(({ username }) => username)).toEqual(['admin'])
      expect((await b.signIn('admin', shown[0])).statusCode).toBe(200)
    })
  }),
)
