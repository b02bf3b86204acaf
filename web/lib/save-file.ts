import { faultFrom, type Fault } from './fault.ts'
import { stampText } from './time.ts'

interface Wanted {
  readonly path: string
  /** What is asked in a body; without one it is a GET. */
  readonly body?: object
  /** Of the file, without its time and ending. */
  readonly name: string
  /** The instant that it is of, epoch ms. */
  readonly atMs: number
  readonly ending: string
}

/** Asks the server for a file and has the browser save it. @returns why that could not be done */
export async function saveFile({ path, body, name, atMs, ending }: Wanted): Promise<Fault | undefined> {
  const asked: RequestInit = body
    ? { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
    : {}
  try {
    const response = await fetch(path, asked)
    if (!response.ok) return faultFrom(response.status, await response.json().catch(() => undefined))
    save(await response.blob(), `${name.replaceAll(/[\\/:*?"<>|\s]+/g, '_')}_${stampText(atMs)}.${ending}`)
    return undefined
  } catch {
    return { is: 'unreachable' }
  }
}

/** Some browsers read the file only after the click, and follow no link outside the page. */
const READ_BY_MS = 60_000

function save(file: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.hidden = true
  document.body.append(link)
  link.click()
  link.remove()
  setTimeout(() => URL.revokeObjectURL(link.href), READ_BY_MS)
}
