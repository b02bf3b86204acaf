import { words, type Words } from '../../../domain/words.ts'
import { FILES, type Part } from '../files.ts'
import { wholeFile, type Findings } from '../findings.ts'
import { usualName } from '../read/files-there.ts'

/** A file of a pack, those too that are no rows. */
export type Named = Part | 'households'

const fileOf = (of: Named): string =>
  of === 'households' ? 'households.csv' : usualName(FILES[of].name, FILES[of].form)

/** The checks that were left out, by the file whose faults left nothing to check by. */
export class Skipped {
  readonly #checks = new Map<string, Words[]>()
  readonly #names: Partial<Record<Named, string>>

  /** @param names of the files on the disk */
  constructor(names: Partial<Record<Named, string>>) {
    this.#names = names
  }

  add(of: Named, check: Words): void {
    const file = this.#names[of] ?? fileOf(of)
    const known = this.#checks.get(file) ?? []
    if (!known.some(({ en }) => en === check.en)) this.#checks.set(file, [...known, check])
  }

  tell(findings: Findings): void {
    for (const [file, checks] of this.#checks) {
      findings.warn(
        wholeFile(file),
        words(
          `因本文件有错误，未检查：${checks.map(({ zh }) => zh).join('、')}`,
          `has faults, so these were not checked: ${checks.map(({ en }) => en).join('; ')}`,
        ),
        words('改好本文件的错误后，再检查一次', 'Mend the faults of this file, then check again'),
      )
    }
  }
}
