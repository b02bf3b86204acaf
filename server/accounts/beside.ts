import type { Services } from '../services.ts'
import type { Storage } from '../plugins/database.ts'
import { readCodes } from '../setup/county.ts'
import { Accounts } from './accounts.ts'
import { atConsole, type ConsoleAnswer } from './console.ts'

/**
 * Does what `npm run account` asks for in the database itself. Servers that run on the same PostgreSQL hear of it; beside
 * the embedded database none runs.
 * @returns `told`: whether the news was given to the database. It never keeps the answer back: a password is said once.
 */
export async function besideServers(
  storage: Storage,
  now: () => Date,
  wish: unknown,
): Promise<{ readonly answer: ConsoleAnswer; readonly told: boolean }> {
  const telling: Promise<void>[] = []
  let told = true
  const tell = (...news: Parameters<Storage['accountNews']['tellAccountNews']>) =>
    telling.push(storage.accountNews.tellAccountNews(...news).catch(() => void (told = false)))
  const accounts = new Accounts(storage, now)
  accounts.onChanged((id) => tell('account_changed', id))
  try {
    const answer = await atConsole(
      {
        accounts,
        codes: await readCodes(storage),
        audit: (entry) => storage.audit.appendAudit({ ...entry, at: now() }),
        unlock: (username) => tell('account_unlocked', username),
      },
      wish,
    )
    await Promise.all(telling)
    return { answer, told }
  } finally {
    await Promise.all(telling)
  }
}

/** Acts at once on what `besideServers` did. A server that cannot listen sees it when it next reads the account. */
export async function hearFromBeside({
  storage,
  accounts,
  signIn,
  output,
}: Pick<Services, 'storage' | 'accounts' | 'signIn' | 'output'>): Promise<void> {
  const { hearAccountNews } = storage.accountNews
  try {
    await hearAccountNews('account_changed', (id) => accounts.changedElsewhere(id))
    await hearAccountNews('account_unlocked', (username) => signIn.unlock(username))
  } catch (err) {
    output.warn({ err }, 'what `npm run account` does is seen some seconds late')
  }
}
