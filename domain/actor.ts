import type { Jurisdiction } from './jurisdiction.ts'

export const ROLES = [
  'admin',
  'auditor',
  'commander',
  'duty',
  'team',
  'controller',
  'evaluator',
  'observer',
  'wall',
] as const
export type Role = (typeof ROLES)[number]

/** Who did it: an account in a role, or a part of the program (`system:msel`, `system:pack`). */
export interface Actor {
  readonly id: string
  readonly role: Role | 'system'
  readonly jurisdiction: Jurisdiction
}
