import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { inProject, root } from '../../scripts/lib/project.mjs'

const isCheckout = existsSync(inProject('.git'))
const tracked = isCheckout
  ? execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' })
      .split('\0')
      .filter((path) => path && existsSync(inProject(path)))
  : []
const isText = (path: string) =>
  /\.(ts|mjs|cjs|js|svelte|css|html|json|md|sql|yml|yaml|toml)$|^\.[^/]+$/.test(path)
const isCode = (path: string) => /\.(ts|mjs|cjs|svelte|css)$/.test(path)
const linesOf = (path: string) => readFileSync(inProject(path), 'utf8').split('\n')

/** `file:line` of every line that matches. */
const find = (pattern: RegExp, paths: string[]) =>
  paths.flatMap((path) =>
    linesOf(path).flatMap((line, index) =>
      pattern.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : [],
    ),
  )

describe('what is tracked', { skip: !isCheckout }, () => {
  it('names no path of the machine it was written on', () => {
    const places = ['work', 'farm', 'tmp/plan', 'root'].map((folder) => `/${folder}/`)
    const pattern = new RegExp(`(^|[\\s"'\`(=:])(${places.join('|')})|\\.\\./${'shared'}`)
    expect(find(pattern, tracked.filter(isText))).toEqual([])
  })

  it('leaves nothing marked as unfinished', () => {
    // Written so that this line does not match itself.
    expect(find(/TO[D]O\b|FIX[M]E\b|@ts-(ignore|nocheck)|\bas an[y]\b/, tracked.filter(isCode))).toEqual([])
  })

  it('has no code file of 400 lines or more', () => {
    const long = tracked
      .filter((path) => isCode(path))
      .map((path) => ({ path, lines: linesOf(path).length - 1 }))
      .filter(({ lines }) => lines >= 400)
    expect(long).toEqual([])
  })

  it('holds nothing that is made by building or running', () => {
    expect(tracked.filter((path) => /^(dist|data|node_modules|coverage|bench-results)\//.test(path))).toEqual(
      [],
    )
  })
})
