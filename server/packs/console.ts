import type { Writable } from 'node:stream'
import { z } from 'zod'
import { findingsText } from '../plugins/database.ts'
import type { Services } from '../services.ts'
import { wordsFor } from '../said.ts'
import { loadPack } from './load-pack.ts'
import type { LoadReport } from './report.ts'
import { reportText, stepText } from './say.ts'
import type { PackWork } from './work.ts'

/** What `npm run pack:load` asks for; it may come from another process, so it is parsed. */
const wish = z.object({ folder: z.string().min(1) })

/** The last line of what is said: how it ended. Whoever asks over a socket has nothing else to know it by. */
export const DONE = '完成 done'

/** Loads a pack for the person at the machine, telling how it goes on. */
export async function loadAtConsole(
  services: Services,
  said: unknown,
  { reply, work }: { reply: Writable; work: PackWork },
): Promise<void> {
  const tell = (text: string): void => void reply.write(`${text}\n`)
  const { folder } = wish.parse(said)
  let report: LoadReport
  try {
    report = await loadPack(services, { folder, work, progress: (step) => tell(stepText(step)) })
  } catch (error) {
    await recordLoad(services, 'system:console', 'failed', undefined)
    tell(wordsFor(error))
    return
  }
  if ('findings' in report && report.findings.length > 0) tell(findingsText(report.findings))
  tell(reportText(report))
  await recordLoad(services, 'system:console', resultOf(report), report)
  if (resultOf(report) === 'ok') tell(DONE)
}

export const resultOf = ({ outcome }: LoadReport): 'ok' | 'refused' =>
  outcome === 'refused' || outcome === 'busy' ? 'refused' : 'ok'

export const recordLoad = (
  { audit }: Pick<Services, 'audit'>,
  account: string,
  result: 'ok' | 'refused' | 'failed',
  report: LoadReport | undefined,
): Promise<void> =>
  audit({
    ...{ account, what: 'pack.load', result },
    ...(report && 'version' in report ? { target: report.version } : {}),
    detail: report
      ? { outcome: report.outcome, ...('faults' in report ? { faults: report.faults } : {}) }
      : {},
  })
