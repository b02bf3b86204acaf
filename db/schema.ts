/** Every table of the program. Change it, then run `npx drizzle-kit generate`. */
export * from './schema/log.ts'
export * from './schema/people.ts'
export * from './schema/access.ts'
export * from './schema/audit.ts'
export * from './schema/positions.ts'
export * from './schema/base.ts'
