/**
 * `npm run account -- list | make <username> <display name> <[operation:]role@jurisdiction> … | disable | enable |
 * reset <username>`. With the embedded database it goes through the running server, or opens it when that is stopped.
 */
import { text } from 'node:stream/consumers'
import { words } from '../../domain/words.ts'
import { besideServers } from '../accounts/beside.ts'
import type { ConsoleAnswer } from '../accounts/console.ts'
import { BadSetting, readConfig } from '../config.ts'
import { askRunningServer, openStorage } from '../plugins/database.ts'
import { wordsFor } from '../said.ts'

const USAGE = `用法 · usage: npm run account -- <command>
  list
  make <username> <display name> <role@code> [<operation:role@code> …]   例 e.g. make wang 王某 duty@990101101
  disable | enable | reset <username>`

try {
  const answer = await ask(wishFrom(process.argv.slice(2)))
  if (answer) (answer.ok ? console.log : console.error)(answer.text)
  process.exitCode = answer?.ok ? 0 : 1
} catch (error) {
  console.error(wordsFor(error))
  process.exitCode = 1
}

/** @returns what to ask for; undefined when the words make no sense */
function wishFrom([what, username, displayName, ...rights]: readonly string[]): object | undefined {
  if (what === 'list') return { do: 'list' }
  if (what === 'make') return { do: 'make', username, displayName, grants: rights.map(grantFrom) }
  if (what === 'disable' || what === 'enable' || what === 'reset') return { do: what, username }
  return undefined
}

/** `duty@990101101` is a right in the live operation, `exercises:controller@990101` one in every exercise. */
function grantFrom(said: string): object {
  const [, operation = 'live', role, jurisdiction] = /^(?:([^:@]+):)?([^:@]+)@(\d+)$/.exec(said) ?? []
  return { operation, role, jurisdiction }
}

async function ask(wish: object | undefined): Promise<ConsoleAnswer | undefined> {
  if (!wish) {
    console.error(USAGE)
    return undefined
  }
  const config = readConfig(process.env)
  if (!config.databaseUrl) {
    const answer = await askRunningServer(config.dataDir, 'account', wish)
    if (answer) {
      console.log('服务正在运行，经由它办理。 The server is running: done through it.')
      const said = await text(answer)
      if (said === '')
        throw new BadSetting(words('服务没有回答，见其日志。', 'The server did not answer; see its log.'))
      return JSON.parse(said) as ConsoleAnswer
    }
  }
  const storage = await openStorage({ ...config, note: console.log })
  try {
    const { answer, told } = await besideServers(storage, () => new Date(), wish)
    if (config.databaseUrl) {
      console.log(
        told
          ? '正在运行的服务立即生效（经连接池时 10 秒内）。 A running server follows at once, behind a connection pooler within 10 seconds.'
          : '正在运行的服务 10 秒内生效。 A running server follows within 10 seconds.',
      )
    }
    return answer
  } finally {
    await storage.close()
  }
}
