import type { County } from '../county.ts'
import { csv, type Files } from './file.ts'

/** A grid worker looks after so many households. */
const PER_GRID = 160

export function writePeopleTables({ villages, names }: County, files: Files): void {
  const grids = villages.flatMap(({ code, households }) =>
    Array.from({ length: Math.max(1, Math.round(households / PER_GRID)) }, (_, i) => {
      const number = String(i + 1).padStart(2, '0')
      return [`grid-${code}-${number}`, code, `第${i + 1}网格`, names.person(), names.phone()]
    }),
  )
  files.set('grids.csv', csv(['id', 'village', 'name', 'worker', 'phone'], grids))
  const contacts = villages.flatMap(({ code }) =>
    (
      [
        ['A', '行政责任人'],
        ['B', '监测负责人'],
      ] as const
    ).map(([post, duty]) => [`contact-${code}-${post}`, code, post, duty, names.person(), names.phone()]),
  )
  files.set('contacts.csv', csv(['id', 'village', 'post', 'duty', 'name', 'phone'], contacts))
}
