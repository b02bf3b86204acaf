import { z } from 'zod'
import type { Grant } from '../../domain/access.ts'
import { ROLES } from '../../domain/actor.ts'
import { operationId } from '../../domain/ids.ts'
import { isCounty, jurisdiction } from '../../domain/jurisdiction.ts'
import type { Territory } from '../../domain/territory.ts'
import { words } from '../../domain/words.ts'
import type { FieldFault } from '../errors.ts'

/** A right as it is sent and stored. */
export const grantSchema = z.strictObject({
  operation: operationId.meta({ description: '`live`, `exercises` (every one), or one id' }),
  role: z.enum(ROLES),
  jurisdiction,
})

/**
 * All rights of one account, at most one for an operation: of two, nobody could say which counts. What was stored
 * before this rule stays defined: `readGrants` always gives the same order, and the first that fits counts.
 */
export const grantsSchema = z
  .array(grantSchema)
  .max(50)
  .superRefine((grants, context) => {
    const seen = new Set<string>()
    for (const [index, { operation }] of grants.entries()) {
      if (seen.has(operation))
        context.addIssue({ code: 'custom', path: [index, 'operation'], message: 'grant-twice' })
      seen.add(operation)
    }
  })

/** What is wrong with rights in places that the county does not have; nothing while no county is loaded. */
export const grantFaults = (grants: readonly Grant[], codes: Territory['codes'] | undefined): FieldFault[] =>
  grants.flatMap(({ jurisdiction: code }, at) =>
    !codes || codes.has(code)
      ? []
      : {
          path: `grants.${at}.jurisdiction`,
          message: words(
            `本县没有代码为 ${code} 的乡镇或村`,
            `is ${code}, of which code the county has no township or village`,
          ),
        },
  )

/** A stored right; one that this program does not know gives no right at all. */
export function grantOf(row: { operation: string; role: string; jurisdiction: string }): Grant | undefined {
  const { operation, role, jurisdiction: where } = row
  const parsed = grantSchema.safeParse({ operation, role, jurisdiction: where })
  return parsed.success ? parsed.data : undefined
}

const inLive = (grants: readonly Grant[], wanted: Grant['role']): readonly Grant[] =>
  grants.filter(({ operation, role }) => operation === 'live' && role === wanted)

/** An administrator of the county or of one office: looks after the people whom its records name. */
export const isAnyAdmin = (grants: readonly Grant[]): boolean => inLive(grants, 'admin').length > 0

/**
 * Whether an account may look after what is the whole county's: accounts, devices, packs, backups. An office's own
 * administrator may not, or could give themselves the county.
 */
export const isAdmin = (grants: readonly Grant[]): boolean =>
  inLive(grants, 'admin').some((grant) => isCounty(grant.jurisdiction))

/** The record of who did what is one for the whole county. */
export const isAuditor = (grants: readonly Grant[]): boolean =>
  inLive(grants, 'auditor').some((grant) => isCounty(grant.jurisdiction))

/** Whether an account may make exercises. */
export const isController = (grants: readonly Grant[]): boolean =>
  grants.some(({ operation, role }) => operation === 'exercises' && role === 'controller')

/** Nothing but a screen on a wall: it is never signed out for being idle. */
export const isWall = (grants: readonly Grant[]): boolean =>
  grants.length > 0 && grants.every(({ role }) => role === 'wall')
