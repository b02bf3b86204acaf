import { readFileSync } from 'node:fs'
import { inProject } from '../../scripts/lib/project.mjs'

/**
 * The numbered steps under a heading of a page of ours, each as one line of text.
 * @throws when the page has no such heading, or it has no steps
 */
export function stepsOf(page: string, heading: string): string[] {
  const text = readFileSync(inProject(page), 'utf8')
  const part = text.split(/^## /m).find((section) => section.startsWith(`${heading}\n`))
  const steps = part?.match(/^\d+\. .*(?:\n {3}.*)*/gm) ?? []
  if (steps.length === 0) throw new Error(`${page} has no steps under “${heading}”`)
  return steps.map((step) => step.replace(/^\d+\. /, '').replace(/\s+/g, ' '))
}
