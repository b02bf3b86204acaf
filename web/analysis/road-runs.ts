import type { DeskAnswers } from '../../domain/geo/desk/answers.ts'

type Road = DeskAnswers['route']['routes'][number]['roads'][number]

/** Pieces of one road one after the other, as a driver would say them: once, with their sum. */
export function roadRuns(roads: readonly Road[]): Road[] {
  const runs: Road[] = []
  for (const road of roads) {
    const last = runs.at(-1)
    if (last && last.number === road.number && last.name.zh === road.name.zh) {
      runs[runs.length - 1] = { ...last, km: last.km + road.km, minutes: last.minutes + road.minutes }
    } else runs.push(road)
  }
  return runs
}
