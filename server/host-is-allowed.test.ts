import { expect, it } from 'vitest'
import { readConfig } from './config.ts'
import { hostIsAllowed } from './host-is-allowed.ts'

const storage = (demo?: boolean) => ({ settings: { readSetting: async () => demo } }) as never
const everywhere = (more: Record<string, string> = {}) => readConfig({ HOST: '0.0.0.0', ...more })

it('an office listens on any address, and a demo only when it is public, whatever DEMO says now', async () => {
  await expect(hostIsAllowed(everywhere(), storage(true))).rejects.toThrow('DEMO=public')
  await expect(hostIsAllowed(everywhere({ DEMO: 'off' }), storage(true))).rejects.toThrow('DEMO=public')
  await hostIsAllowed(everywhere({ DEMO: 'public' }), storage(true))
  await hostIsAllowed(everywhere({ DEMO: 'on' }), storage(false))
})

it('a first start is judged by what it would make', async () => {
  await expect(hostIsAllowed(everywhere(), storage())).rejects.toThrow('DEMO=public')
  await hostIsAllowed(everywhere({ DEMO: 'off' }), storage())
  await hostIsAllowed(everywhere({ DATABASE_URL: 'postgres://a/b' }), storage())
})
