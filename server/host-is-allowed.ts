import { hostFor, wishesDemo, type Config } from './config.ts'
import { hasDatabase, type Storage } from './plugins/database.ts'

/**
 * Refuses an address that the demo may not have, before the long work of a start: of an empty data folder before
 * anything is made in it, else before anything is loaded, since only the database knows whether it holds a demo.
 * Throws BadSetting.
 */
export function hostIsAllowedFirst(config: Config): void {
  if (config.databaseUrl === undefined && !hasDatabase(config.dataDir)) hostFor(config, wishesDemo(config))
}

export async function hostIsAllowed(config: Config, { settings }: Pick<Storage, 'settings'>): Promise<void> {
  const stored = await settings.readSetting('demo')
  hostFor(config, stored === undefined ? wishesDemo(config) : stored === true)
}
