import { describe, expect, it } from 'vitest'
import { faultOf, operationWords, rolesIn } from './grants.ts'

const duty = { operation: 'live', role: 'duty', jurisdiction: '990101' } as const

describe('the rights of an account', () => {
  it('are refused when none is given, one is half chosen or two are for one operation', () => {
    expect(faultOf([])?.en).toContain('at least one')
    expect(faultOf([{ ...duty, role: '' }])?.en).toContain('role')
    expect(faultOf([duty, { ...duty, role: 'commander' }])?.en).toContain('one right in one operation')
    expect(faultOf([duty, { ...duty, operation: 'exercises' }])).toBeUndefined()
  })

  it('offer the roles of the operation', () => {
    expect(rolesIn('live')).not.toContain('controller')
    expect(rolesIn('exercises')).not.toContain('admin')
  })

  it('name an operation that is gone by its id', () => {
    expect(operationWords('live', []).zh).toBe('实战')
    expect(operationWords('ex-1', []).zh).toBe('ex-1')
  })
})
