const BLOCK = 512
const NAME = 100
const SIZE_AT = 124
const SIZE_LENGTH = 12
const KIND_AT = 156
/** As files of a pack are called. */
const FILE_NAME = /^[a-z][a-z0-9-]{0,40}(\.[a-z0-9]{1,10}){1,3}$/

export interface TarFile {
  readonly name: string
  readonly content: Buffer
}

/**
 * The regular files of a tar archive (POSIX ustar), by their last name: a pack has no folders, and a path that leads
 * elsewhere leads nowhere. Folders, links and extended headers are passed over, and so are files that no pack has.
 * @returns undefined when it is no whole archive
 */
export function untar(bytes: Buffer): TarFile[] | undefined {
  const files: TarFile[] = []
  for (let at = 0; at + BLOCK <= bytes.length;) {
    const head = bytes.subarray(at, at + BLOCK)
    if (head.every((byte) => byte === 0)) return files
    const size = Number.parseInt(textOf(head, SIZE_AT, SIZE_LENGTH), 8)
    if (!isHeader(head) || !Number.isSafeInteger(size) || at + BLOCK + size > bytes.length) return undefined
    const name = textOf(head, 0, NAME).split('/').at(-1) ?? ''
    const isFile = ['0', '\0'].includes(String.fromCharCode(head[KIND_AT] ?? 0))
    if (isFile && FILE_NAME.test(name)) {
      files.push({ name, content: bytes.subarray(at + BLOCK, at + BLOCK + size) })
    }
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK
  }
  return undefined
}

const textOf = (head: Buffer, from: number, length: number): string =>
  head
    .toString('latin1', from, from + length)
    .replace(/\0.*$/s, '')
    .trim()

/** The sum of its bytes stands in it, with spaces where it stands itself. */
function isHeader(head: Buffer): boolean {
  const [from, length] = [148, 8]
  const sum = head.reduce((total, byte, at) => total + (at >= from && at < from + length ? 32 : byte), 0)
  return Number.parseInt(textOf(head, from, length), 8) === sum
}
