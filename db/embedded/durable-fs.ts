import { fdatasyncSync } from 'node:fs'
import { NodeFS } from '@electric-sql/pglite/nodefs'

/** What of Emscripten's file system is used here; PGlite types all of it as `any`. */
interface Stream {
  nfd: number
}
interface EmscriptenModule {
  FS: { filesystems: { NODEFS: { stream_ops: { fsync?: (stream: Stream) => number } } } }
}

type InitOptions = Parameters<NodeFS['init']>[1]

/**
 * PGlite's Node file system has no fsync, so PostgreSQL's calls did nothing and a power cut could lose or
 * corrupt everything. This one hands them to the disk. `onFailure` must not return: a commit whose sync
 * failed must never be answered.
 */
export class DurableNodeFS extends NodeFS {
  readonly #sync: (fd: number) => void
  readonly #onFailure: (error: unknown) => never

  constructor(folder: string, onFailure: (error: unknown) => never, sync = fdatasyncSync) {
    super(folder)
    this.#sync = sync
    this.#onFailure = onFailure
  }

  override async init(...[pg, options]: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const giveFsync = (mod: EmscriptenModule): void => {
      mod.FS.filesystems.NODEFS.stream_ops.fsync = (stream) => {
        try {
          this.#sync(stream.nfd)
        } catch (error) {
          this.#onFailure(error)
        }
        return 0
      }
    }
    const preRun = [...(options.preRun ?? []), giveFsync] as NonNullable<InitOptions['preRun']>
    return super.init(pg, { ...options, preRun })
  }
}
