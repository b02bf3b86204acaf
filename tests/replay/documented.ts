import { z } from 'zod'
import { MAY_COMMAND } from '../../domain/access.ts'
import { COMMAND_TYPES, COMMANDS, type CommandType } from '../../domain/commands.ts'
import { EVENTS, type EventType } from '../../domain/events.ts'
import { refuse, REFUSALS, type RefusalCode } from '../../domain/refusal.ts'

/** The fields of a schema, optional ones with a question mark. */
function fieldsOf(schema: z.ZodType): string {
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: 'input' })
  const names = Object.keys(properties).map((name) => (required.includes(name) ? name : `${name}?`))
  return names.length ? names.map((name) => `\`${name}\``).join(', ') : '—'
}

const rolesOf = (type: CommandType): string => MAY_COMMAND[type].join(', ') || 'the program only'

/** What docs/events.md must say of each command, but for what it means in words: [name, who, payload]. */
export const commandRows = (): string[][] =>
  COMMAND_TYPES.map((type) => [`\`${type}\``, rolesOf(type), fieldsOf(COMMANDS[type])])

/** The same for each event: [name, version, who reads it, payload]. */
export const eventRows = (): string[][] =>
  (Object.keys(EVENTS) as EventType[]).map((type) => {
    const { version, visibility, payload } = EVENTS[type]
    return [`\`${type}\``, String(version), visibility, fieldsOf(payload)]
  })

/** The same for each refusal: [code, Chinese, English], with `…` where data goes. */
export const refusalRows = (): string[][] =>
  (Object.keys(REFUSALS) as RefusalCode[]).map((code) => {
    const { zh, en } = refuse(code).refusal.message
    return [`\`${code}\``, zh, en].map((text) => text.replaceAll('?', '…'))
  })

/** The rows of a markdown table under a heading, cell by cell. */
export function rowsUnder(markdown: string, heading: string): string[][] {
  const section = markdown.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? ''
  return section
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
}
