import type { DeskAnswers } from '../../domain/geo/desk/answers.ts'

type CutOff = DeskAnswers['cut-off']

/** Villages cut off as a whole; those cut off in part; and of these the hamlets that are cut off. */
export function cutOffPlaces({ villages, hamlets }: CutOff) {
  const inPart = villages.filter(({ part }) => part === 'part')
  const divided = new Set(inPart.map(({ id }) => id))
  return {
    whole: villages.filter(({ part }) => part === 'whole'),
    inPart,
    hamlets: hamlets.filter(({ village }) => divided.has(village)),
  }
}
