import { v7 as newId } from 'uuid'
import { answerParent } from '../lib/child.ts'
import { connectLightScreen } from '../lib/light-screen.ts'
import { connectScreen } from '../lib/screens.ts'

export interface Spread {
  readonly sent: number
  readonly refused: number
  /** From giving a command to its arrival at another screen: one sample a command and screen. */
  readonly delaysMs: readonly number[]
  /** Until the sender had its answer, which comes after it is stored. */
  readonly answersMs: readonly number[]
}

const COMMAND_ID = /"commandId":"([^"]+)"/g

let sender: Awaited<ReturnType<typeof connectScreen>>
const sentAt = new Map<string, number>()
let delaysMs: number[] = []

answerParent({
  connect: async ({ url, cookie, screens }: { url: string; cookie: string; screens: number }) => {
    for (let index = 0; index < screens; index++) {
      await connectLightScreen(url, cookie, (text) => {
        const now = performance.now()
        for (const [, commandId = ''] of text.matchAll(COMMAND_ID)) {
          const at = sentAt.get(commandId)
          if (at !== undefined) delaysMs.push(now - at)
        }
      })
    }
    sender = await connectScreen(url, cookie)
  },
  /** Gives commands at an even pace, whether or not earlier ones are answered. */
  give: async ({
    perSecond,
    seconds,
    commands,
  }: {
    perSecond: number
    seconds: number
    commands: object[]
  }) => {
    delaysMs = []
    const answersMs: number[] = []
    let [sent, refused] = [0, 0]
    const answers: Promise<void>[] = []
    const from = performance.now()
    for (; sent < perSecond * seconds; sent++) {
      const dueMs = from + (sent * 1000) / perSecond
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, dueMs - performance.now())))
      const commandId = newId()
      const at = performance.now()
      sentAt.set(commandId, at)
      const body = { operation: 'live', commandId, ...commands[sent % commands.length] }
      answers.push(
        sender
          .timeout(30_000)
          .emitWithAck('command', body)
          .then((answer: { ok?: boolean }) => {
            answersMs.push(performance.now() - at)
            if (answer.ok !== true) refused += 1
          }),
      )
    }
    await Promise.all(answers)
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    return { sent, refused, delaysMs, answersMs } satisfies Spread
  },
})
