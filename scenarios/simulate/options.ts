import { parseArgs } from 'node:util'
import { FORMATS, type Format } from './encode.ts'

export interface SimulateOptions {
  readonly url: URL
  /** How many phones. Those beyond the units of the pack are bound to nobody. */
  readonly units: number
  readonly minutes: number
  /** Fixes a minute and phone. */
  readonly rate: number
  readonly format: Format
  /** Folder below db/packs. */
  readonly pack: string
}

export const USAGE = `npm run simulate -- [--url http://127.0.0.1:8080] [--units 8] [--minutes 10] [--rate 30]
                    [--format ${FORMATS.join('|')}] [--pack qingshi] [--allow-remote]
  --url           服务器地址 where the server is; unless given, this machine at PORT, or at 8080
  --units         手机数量 how many phones (1-500)
  --minutes       运行分钟 minutes until it stops by itself (0.1-1440)
  --rate          每台每分钟定位次数 fixes a minute and phone (1-60)
  --allow-remote  允许发往其他主机 send to another machine than this one`

/** An option that cannot be; the message says which and why. */
export class OptionError extends Error {}

/** Reads the command line, and the port from the environment, as the server does. @throws OptionError */
export function readOptions(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>> = {},
): SimulateOptions {
  const { values } = parse(args)
  const url = readUrl(values.url ?? `http://127.0.0.1:${portIn(env)}`)
  if (!values['allow-remote'] && !isLoopback(url.hostname)) {
    throw new OptionError(
      `--url: ${url.hostname} 不是本机；确要发送请加 --allow-remote. Not this machine; add --allow-remote to mean it.`,
    )
  }
  if (!/^[a-z0-9-]+$/.test(values.pack)) throw new OptionError(`--pack: ${values.pack}`)
  const format = FORMATS.find((each) => each === values.format)
  if (!format) throw new OptionError(`--format: ${FORMATS.join(', ')}`)
  return {
    url,
    units: Math.round(within('units', values.units, 1, 500)),
    minutes: within('minutes', values.minutes, 0.1, 1440),
    rate: within('rate', values.rate, 1, 60),
    format,
    pack: values.pack,
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        url: { type: 'string' },
        units: { type: 'string', default: '8' },
        minutes: { type: 'string', default: '10' },
        rate: { type: 'string', default: '30' },
        format: { type: 'string', default: 'osmand' },
        pack: { type: 'string', default: 'qingshi' },
        'allow-remote': { type: 'boolean', default: false },
      },
    })
  } catch (error) {
    throw new OptionError(error instanceof Error ? error.message : String(error))
  }
}

function within(name: string, text: string, least: number, most: number): number {
  const value = Number(text)
  if (text.trim() === '' || !(value >= least && value <= most))
    throw new OptionError(`--${name}: ${least}-${most}`)
  return value
}

/** An empty variable counts as unset. At port 0 the server chooses one: nobody can know which. */
function portIn({ PORT: port }: Readonly<Record<string, string | undefined>>): number {
  if (port === undefined || port === '') return 8080
  const number = Number(port)
  if (!Number.isInteger(number) || number < 1 || number > 65_535) throw new OptionError('PORT: 1-65535')
  return number
}

function readUrl(text: string): URL {
  if (!URL.canParse(text)) throw new OptionError(`--url: ${text}`)
  const url = new URL(text)
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new OptionError('--url: http://… or https://…')
  return url
}

/** Whether a host name is this machine. */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host)
