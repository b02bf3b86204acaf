import { z } from 'zod'

/** The shapes of the server's answers are the domain's: the same that its contract at /api/docs is made from. */
export * from '../../domain/answers/accounts.ts'
export * from '../../domain/answers/config.ts'
export * from '../../domain/answers/devices.ts'
export * from '../../domain/answers/map.ts'
export * from '../../domain/answers/operations.ts'
export * from '../../domain/answers/people.ts'
export const nothing = z.unknown()
