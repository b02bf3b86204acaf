import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { wishesDemo, type Config } from './config.ts'
import type { Storage } from './plugins/database.ts'

/** What is decided once and stored with the data. */
export interface Settings {
  readonly demo: boolean
  /** Keys what must not be guessed from the database alone. */
  readonly secret: string
}

/**
 * Reads the settings, deciding them at the first start: the demo is on when there is no DATABASE_URL. Later DEMO
 * may only widen the address (`public`), never turn an office's data into a demo.
 */
export async function settle({ settings }: Pick<Storage, 'settings'>, config: Config): Promise<Settings> {
  const demo = z.boolean().parse(await settings.settingOnce('demo', wishesDemo(config)))
  const secret = z.string().parse(await settings.settingOnce('secret', randomBytes(32).toString('base64url')))
  return { demo, secret }
}
