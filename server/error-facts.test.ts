import { DrizzleQueryError } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { errorFacts } from './error-facts.ts'

it('a failed query is logged without what was to be stored', () => {
  const cause = Object.assign(new Error('duplicate key'), {
    code: '23505',
    detail: 'Key (name)=(李四) exists',
  })
  const error = new DrizzleQueryError('insert into "accounts" values ($1)', ['scrypt$salt$key'], cause)
  expect(error.message).toContain('scrypt$salt$key')
  const facts = errorFacts(error)
  expect(JSON.stringify(facts)).not.toMatch(/scrypt|李四/)
  expect(facts).toMatchObject({
    message: 'Failed query: insert into "accounts" values ($1)',
    stack: expect.stringContaining('error-facts.test.ts'),
    cause: { message: 'duplicate key', code: '23505' },
  })
})

it('any other error keeps its name, its words and where it happened', () => {
  const error = new TypeError('a bug')
  expect(errorFacts(error)).toEqual({ type: 'TypeError', message: 'a bug', stack: error.stack })
  expect(errorFacts('thrown text')).toEqual({ type: 'string', message: 'thrown text', stack: '' })
})
