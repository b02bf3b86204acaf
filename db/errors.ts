/** Messages meant for the person who starts the program; the rest are bugs. */
export class DataFolderInUse extends Error {
  override name = 'DataFolderInUse'
  readonly folder: string
  constructor(folder: string, owner: string) {
    super(
      `The data folder ${folder} is in use by ${owner}. Stop that one first, or set DATA_DIR to another folder.`,
    )
    this.folder = folder
  }
}

export class DataFolderNotWritable extends Error {
  override name = 'DataFolderNotWritable'
  /** The data folder. */
  readonly folder: string
  /** @param within the folder in it that could not be made, when the data folder as such was not at fault */
  constructor(folder: string, cause: unknown, within?: string) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    const what =
      within === undefined
        ? `The data folder ${folder} cannot be written to`
        : `In the data folder ${folder} the folder ${within} cannot be made`
    super(`${what} (${reason}). Give this user the right to, or set DATA_DIR.`, { cause })
    this.folder = folder
  }
}

export class DatabaseUnreachable extends Error {
  override name = 'DatabaseUnreachable'
  /** `url` is shown without its password. */
  constructor(url: string, cause: unknown) {
    const reason =
      cause instanceof Error ? cause.message || ('code' in cause ? String(cause.code) : '') : String(cause)
    super(`The database ${withoutPassword(url)} cannot be used: ${reason}`, { cause })
  }
}

/** Whoever wants a database alone, and who has it open: pid@address of each. */
export class DatabaseInUse extends Error {
  override name = 'DatabaseInUse'
  constructor(holders: readonly string[]) {
    super(`数据库正被使用，未作任何改动；请先停止这些进程：${holders.join('、')}
The database is in use; nothing was changed. Stop these processes first: ${holders.join(', ')}`)
  }
}

/** Nobody opens a database while a backup is put into it. */
export class RestoreUnderWay extends Error {
  override name = 'RestoreUnderWay'
  constructor(holders: readonly string[]) {
    super(`正在把备份恢复到这个数据库（${holders.join('、')}），请在恢复结束后再启动。
A backup is being restored into this database (${holders.join(', ')}). Start again when that is done.`)
  }
}

/** The logs are no longer those that this process opened: what it holds in memory is of a life that is over. */
export class DatabaseReplaced extends Error {
  override name = 'DatabaseReplaced'
  constructor() {
    super(`数据库已恢复为一份备份，本进程立即停止；请重新启动。
The database was restored from a backup meanwhile. This process ends at once; start it again.`)
  }
}

export class DatabaseTooNew extends Error {
  override name = 'DatabaseTooNew'
  constructor() {
    super(
      'This data was written by a newer version of the program. Start that version, or restore an older backup.',
    )
  }
}

/** Somebody else appended first: read again, decide again, try again. */
export class SequenceConflict extends Error {
  override name = 'SequenceConflict'
  constructor(operation: string, expectedSeq: number) {
    super(`${operation}: the log does not end at ${expectedSeq} any more`)
  }
}

function withoutPassword(url: string): string {
  try {
    const shown = new URL(url)
    if (shown.password) shown.password = '***'
    return shown.href
  } catch {
    return '(DATABASE_URL)'
  }
}
