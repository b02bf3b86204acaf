import type { Database } from './connect.ts'

/** What one process says of an account to all others on the same database, and whom the text beside it names. */
export type AccountNews =
  /** By its id: its rights, its password or its sessions. */
  | 'account_changed'
  /** By its user name: the locks of wrong passwords are lifted. */
  | 'account_unlocked'

type On = Pick<Database, 'kind' | 'sql'>

const channelOf = (news: AccountNews): string => `fenghuo_${news}`

/** The embedded database has one process: nobody else to tell. */
export async function tellAccountNews({ kind, sql }: On, news: AccountNews, whom: string): Promise<void> {
  if (kind === 'postgres') await sql.notify(channelOf(news), whom)
}

/** Calls `heard` until the database is closed. What is told while the line is broken is lost. */
export async function hearAccountNews(
  { kind, sql }: On,
  news: AccountNews,
  heard: (whom: string) => void,
): Promise<void> {
  if (kind === 'postgres') await sql.listen(channelOf(news), heard)
}
