import { setTimeout as wait } from 'node:timers/promises'
import { phonesFor } from '../simulate/crew.ts'
import { sendOverHttp } from '../simulate/http.ts'
import { OptionError, readOptions, USAGE, type SimulateOptions } from '../simulate/options.ts'
import { readMoverPack } from '../simulate/pack-files.ts'
import { run } from '../simulate/run.ts'
import { pairingHint, statusLine } from '../simulate/words.ts'

/** `npm run simulate`: pretend phones that send positions to a running server. Ends with 1 when none was taken. */
async function main(options: SimulateOptions): Promise<number> {
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort())
  const phones = phonesFor(readMoverPack(options.pack), options.units, Date.now())
  console.log(
    `向 ${options.url.origin} 发送 ${phones.length} 台手机的位置（${options.format}），${options.minutes} 分钟后自动停止，Ctrl+C 提前停止。\n` +
      `Sending the positions of ${phones.length} phones; stops by itself after ${options.minutes} min, earlier with Ctrl+C.`,
  )
  let hinted = 0
  const last = await run(
    phones,
    { everyMs: 60_000 / options.rate, forMs: options.minutes * 60_000 },
    {
      send: sendOverHttp(options.url, options.format),
      now: Date.now,
      until: (atMs) =>
        wait(Math.max(0, atMs - Date.now()), undefined, { signal: stop.signal }).catch(() => undefined),
      stopped: () => stop.signal.aborted,
      report: (status) => {
        console.log(statusLine(status))
        if (status.unknown.length > hinted) console.log(pairingHint(options.format, status.unknown))
        hinted = Math.max(hinted, status.unknown.length)
      },
    },
  )
  console.log(`结束 done  ${statusLine(last)}`)
  if (last.taken === 0 && last.failed > 0) {
    console.error(
      `没有应答：服务器在 ${options.url.origin} 运行吗？ No answer: is the server running at ${options.url.origin}?`,
    )
  }
  return last.taken > 0 ? 0 : 1
}

try {
  process.exitCode = await main(readOptions(process.argv.slice(2), process.env))
} catch (error) {
  if (!(error instanceof OptionError)) throw error
  console.error(`${error.message}\n\n${USAGE}`)
  process.exitCode = 2
}
