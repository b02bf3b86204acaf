import type { Jurisdiction } from './jurisdiction.ts'

/** What every record of the state carries; visibility is decided from these alone. */
export interface RecordBase {
  readonly jurisdiction: Jurisdiction
  /** Other jurisdictions that may see it. */
  readonly sharedWith: readonly Jurisdiction[]
  /** The operation's `seq` that last changed it, stamped when changes are applied. */
  readonly seq: number
}
