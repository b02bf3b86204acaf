import { describe, expect, it } from 'vitest'
import type { CommandType } from '../../../domain/commands.ts'
import type { Outcome } from './scene.ts'

/** What is given and done, and what must come of it. */
export type Case = readonly [title: string, run: () => Outcome, expected: Outcome]

/** The three questions for a command: the right events, the right refusals, silence when there is nothing to do. */
export interface Answers {
  readonly acts: readonly [Case, ...Case[]]
  readonly refuses: readonly [Case, ...Case[]]
  /** `acts-again`: saying it twice is two facts, so it is never silent. */
  readonly silent: readonly Case[] | 'acts-again' | 'refuses-again'
}

/** Asks the three questions of every command of an area; a command without answers does not compile. */
export function theThreeQuestions<T extends CommandType>(answers: Readonly<Record<T, Answers>>): void {
  for (const [type, { acts, refuses, silent }] of Object.entries<Answers>(answers)) {
    describe(type, () => {
      const all = [...acts, ...refuses, ...(typeof silent === 'string' ? [] : silent)]
      it.each(all)('%s', (_, run, expected) => {
        expect(run()).toEqual(expected)
      })
    })
  }
}

export const SILENCE: Outcome = []
