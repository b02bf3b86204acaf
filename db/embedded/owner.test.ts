import { once } from 'node:events'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../../tests/support/temporary.ts'
import { until } from '../../tests/support/until.ts'
import { askOwner, ownFolder } from './owner.ts'

it('an asker that is killed in the middle of a long answer ends nothing but its own line', async () => {
  const folder = await temporaryFolder()
  const lock = join(folder, 'lock')
  const owner = await ownFolder(folder, lock)
  let isWritten = false
  let broken: unknown
  owner.answer('long', async (_, reply) => {
    reply.on('error', (error) => (broken = error))
    reply.write('x'.repeat(1024 * 1024))
    isWritten = true
    await once(reply, 'close')
  })
  const asker = await askOwner(lock, 'long')
  await until('the answer has begun', () => isWritten)
  // Closed with much unread, as by kill -9: the owner is told of a reset, not of an end.
  asker?.destroy()
  await until('the line has broken', () => broken !== undefined)

  owner.answer('short', async (_, reply) => void reply.write('still here'))
  const answer = await askOwner(lock, 'short')
  let said = ''
  for await (const piece of answer ?? []) said += String(piece)
  expect(said).toBe('still here')
  await owner.release()
})
