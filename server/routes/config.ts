import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { DEFAULT_STALE_AFTER_S } from '../../domain/position/stale.ts'
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '../setup/demo-accounts.ts'

/** What a page needs before anybody has signed in. */
export const configRoutes: FastifyPluginAsyncZod = async (app) => {
  const { settings, county, version } = app.services
  const demo = settings.demo
    ? { accounts: DEMO_ACCOUNTS.map(({ username, title }) => ({ username, title })), password: DEMO_PASSWORD }
    : null
  app.get(
    '/api/config',
    { schema: { tags: ['session'], summary: 'What a page needs to begin' } },
    async () => {
      const { now } = county
      return {
        ...{ version, demo, staleAfterS: now?.header.settings.staleAfterS.value ?? DEFAULT_STALE_AFTER_S },
        county: now ? { code: now.code, name: now.name, bbox: now.header.bbox } : null,
      }
    },
  )
}
