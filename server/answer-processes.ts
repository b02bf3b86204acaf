import { atConsole } from './accounts/console.ts'
import { loadAtConsole } from './packs/console.ts'
import { inAnotherThread } from './packs/work.ts'
import type { Services } from './services.ts'

/**
 * The embedded database has one owner, this process: `npm run backup`, `account` and `pack:load` ask it, over a socket in
 * the data folder that only the same user can open.
 */
export function answerOtherProcesses(services: Services): void {
  const { storage, accounts, signIn, audit, now, county } = services
  const { owner } = storage.database
  owner?.answer('backup', (_, reply) => storage.backup.writeBackup(reply, now()))
  owner?.answer('account', async (wish, reply) => {
    const codes = county.now?.territory.codes
    const tools = { accounts, audit, codes, unlock: (username: string) => signIn.unlock(username) }
    reply.write(JSON.stringify(await atConsole(tools, wish)))
  })
  owner?.answer('pack', (wish, reply) => loadAtConsole(services, wish, { reply, work: inAnotherThread }))
}
