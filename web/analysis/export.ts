import type { Fault } from '../lib/fault.ts'
import { faultFrom } from '../lib/fault.ts'
import { pathOf } from './ask-geography.ts'
import type { Inquiry } from './inquiry.ts'
import { questionOf } from './questions.ts'

/** Asks for the answer as a file and saves it. @returns why that could not be done */
export async function saveAnswer(
  operation: string,
  inquiry: Inquiry,
  format: 'geojson' | 'csv',
): Promise<Fault | undefined> {
  const { path, body } = questionOf(inquiry)
  try {
    const response = await fetch(pathOf(operation, path, format), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (!response.ok) return faultFrom(response.status, await response.json().catch(() => undefined))
    save(await response.blob(), `fenghuo-${path}.${format}`)
    return undefined
  } catch {
    return { is: 'unreachable' }
  }
}

function save(file: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}
