import type { Role } from '../../domain/actor.ts'
import { ROLES } from '../../domain/actor.ts'
import type { Grant } from '../../domain/access.ts'
import { words, type Words } from '../../domain/words.ts'
import type { Operation } from '../lib/answers.ts'

/** A right as it is edited: all text, so that a half-chosen one can stand on the screen. */
export interface GrantDraft {
  operation: string
  role: Role | ''
  jurisdiction: string
}

/** Where a role makes sense; the program's own parts have none. */
const LIVE_ROLES: readonly Role[] = ['commander', 'duty', 'team', 'observer', 'wall', 'admin', 'auditor']
const DRILL_ROLES: readonly Role[] = [
  'controller',
  'evaluator',
  'observer',
  'commander',
  'duty',
  'team',
  'wall',
]

export const rolesIn = (operation: string): readonly Role[] =>
  operation === 'live' ? LIVE_ROLES : operation === '' ? ROLES : DRILL_ROLES

export function operationWords(id: string, operations: readonly Operation[]): Words {
  if (id === 'live') return words('实战', 'Live')
  if (id === 'exercises') return words('所有演练', 'All exercises')
  return operations.find((operation) => operation.id === id)?.title ?? words(id, id)
}

/** Whether every line is chosen whole, and no operation stands twice. */
export function faultOf(drafts: readonly GrantDraft[]): Words | undefined {
  if (drafts.length === 0) return words('至少给一项权限', 'Give at least one right')
  if (drafts.some(({ operation, role, jurisdiction }) => !operation || !role || !jurisdiction))
    return words(
      '每项权限都要选全：范围、角色、辖区',
      'Choose operation, role and jurisdiction of each right',
    )
  if (new Set(drafts.map(({ operation }) => operation)).size < drafts.length)
    return words('同一范围只能有一项权限', 'One account has one right in one operation')
  return undefined
}

export const draftsOf = (grants: readonly Grant[]): GrantDraft[] =>
  grants.map(({ operation, role, jurisdiction }) => ({ operation, role, jurisdiction }))
