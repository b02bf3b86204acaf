import { onDestroy } from 'svelte'
import type { z } from 'zod'
import { COMMANDS, type CommandType } from '../../domain/commands.ts'
import type { Desk } from './desk.svelte.ts'
import type { FormState } from './form.svelte.ts'
import type { OutboxEntry } from './outbox.ts'

/** A payload as a form typed it: before the schema has normalised anything. */
export type Typed<T extends CommandType> = z.input<(typeof COMMANDS)[T]>

/** What an entry says, unless it was typed by another version of the program and no longer reads. */
export function typedIn<T extends CommandType>(entry: OutboxEntry, type: T): Typed<T> | undefined {
  const { body } = entry
  return body.type === type && COMMANDS[type].safeParse(body.payload).success
    ? (body.payload as Typed<T>)
    : undefined
}

/**
 * For a form that is being made: what was typed in the command that is corrected, if that is one of its type. The
 * form then says why it came back, and what it sends takes its place. Closed without sending, all is as before.
 */
export function takeUp<T extends CommandType>(desk: Desk, form: FormState, type: T): Partial<Typed<T>> {
  const entry = desk.outgoing.correction
  if (entry?.body.type !== type) return {}
  form.correct(entry)
  onDestroy(() => desk.outgoing.endCorrection(entry))
  return typedIn(entry, type) ?? {}
}
