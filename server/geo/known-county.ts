import type { CountyData } from '../../domain/geo/county.ts'
import { makeGeography, type Geography } from '../../domain/geo/geography.ts'

const ASKED = ['impact', 'impactOf', 'route', 'nearest', 'firstThere', 'cutOff', 'flood'] as const
export type Asked = (typeof ASKED)[number]

/** A geography that may answer from another thread. */
export type AskedGeography = {
  readonly [Q in Asked]: (...args: Parameters<Geography[Q]>) => Promise<ReturnType<Geography[Q]>>
}

/** A version of the county, and what answers from it. */
export interface KnownCounty {
  readonly version: string
  readonly shelters: CountyData['shelters']
  readonly geography: AskedGeography
  /** It is asked no more. What was asked before is answered. */
  end(): void
  /** Resolves when it can answer no more, whoever ended it. */
  readonly ended: Promise<void>
}

/** Answers in this thread, which meanwhile does nothing else. */
export function knownHere(data: CountyData): KnownCounty {
  const geography = makeGeography(data)
  let end = (): void => undefined
  const ended = new Promise<void>((resolve) => (end = resolve))
  return {
    ...{ version: data.version, shelters: data.shelters, end, ended },
    geography: askedBy(async (question, args) => answerOf(geography, question, args)),
  }
}

export const askedBy = (
  ask: (question: Asked, args: readonly unknown[]) => Promise<unknown>,
): AskedGeography =>
  Object.fromEntries(
    ASKED.map((question) => [question, (...args: unknown[]) => ask(question, args)]),
  ) as unknown as AskedGeography

export const answerOf = (geography: Geography, question: Asked, args: readonly unknown[]): unknown =>
  (geography[question] as (...args: readonly unknown[]) => unknown)(...args)
