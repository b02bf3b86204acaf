import { v7 as newId } from 'uuid'
import { signIn } from '../support/sign-in.ts'
import type { RunningServer } from '../support/server.ts'
import { until } from '../support/until.ts'

/** A report that the server said it has: the id it was sent under, and the seq it was answered with. */
export interface Acknowledged {
  readonly commandId: string
  readonly seq: number
}

const SENDERS = 8

/** Sends reports over as many lines as there are senders until `stop`; whatever is cut off counts as not sent. */
export async function load(server: RunningServer) {
  const cookie = await signIn(server.url, 'yunxi-duty')
  const acknowledged: Acknowledged[] = []
  const stopping = new AbortController()
  const sender = async () => {
    while (!stopping.signal.aborted) {
      const commandId = newId()
      const answer = await give(server.url, cookie, commandId).catch(() => undefined)
      if (answer) acknowledged.push({ commandId, seq: answer.seq })
      else return
    }
  }
  const senders = Promise.all(Array.from({ length: SENDERS }, sender))
  return {
    acknowledged,
    reached: (count: number) =>
      until(`${count} reports are acknowledged`, () => acknowledged.length >= count),
    stop: () => {
      stopping.abort()
      return senders
    },
  }
}

async function give(url: string, cookie: string, commandId: string): Promise<{ seq: number }> {
  const response = await fetch(`${url}/api/operations/live/commands`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json' },
    body: JSON.stringify(report(commandId)),
  })
  if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`)
  return (await response.json()) as { seq: number }
}

const report = (commandId: string) => ({
  commandId,
  type: 'ReportIncident',
  jurisdiction: '990101101',
  payload: { code: '11A51', place: '溪头村', source: 'phone', description: '溪水上涨' },
})

/** Sends a command again and returns the seq that it is answered with. */
export async function again(server: RunningServer, commandId: string): Promise<number> {
  return (await give(server.url, await signIn(server.url, 'yunxi-duty'), commandId)).seq
}

interface LogLine {
  readonly seq: number
  readonly streamSeq: number
  readonly jurisdiction: string
  readonly commandId: string
}

/** The whole log of the live operation as the county may see it, oldest first. */
export async function wholeLog(server: RunningServer): Promise<LogLine[]> {
  const cookie = await signIn(server.url, 'county-duty')
  const lines: LogLine[] = []
  for (let since = 0; ;) {
    const response = await fetch(`${server.url}/api/operations/live/events?since=${since}&limit=500`, {
      headers: { cookie },
    })
    const page = (await response.json()) as { toSeq: number; events: LogLine[] }
    if (page.toSeq <= since) return lines
    lines.push(...page.events)
    since = page.toSeq
  }
}
