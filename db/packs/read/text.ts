import { words } from '../../../domain/words.ts'
import { wholeFile, type Findings } from '../findings.ts'
import { readBytes } from './bytes.ts'

/**
 * The text of a file: UTF-8 with or without a byte order mark, UTF-16 with one (what Excel calls Unicode text), or
 * GB18030, which holds GBK and GB2312 (what Excel in Chinese saves). Undefined, with a fault, when it is none of them.
 */
export function readText(folder: string, file: string, findings: Findings): string | undefined {
  const bytes = readBytes(folder, file, findings)
  if (!bytes) return undefined
  const text = decoded(bytes, file, findings)
  if (text === undefined) {
    findings.fault(
      wholeFile(file),
      words('不是 UTF-8 也不是 GB18030 编码的文本', 'is text neither in UTF-8 nor in GB18030'),
      words('另存为“CSV UTF-8”或 UTF-8 编码', 'Save it again as UTF-8 (in Excel: CSV UTF-8)'),
    )
    return undefined
  }
  const nul = text.search(/\0|\\u0000/)
  if (nul < 0) return text
  findings.fault(
    { ...wholeFile(file), line: lineAt(text, nul) },
    words('含有空字符（NUL）', 'holds a NUL character'),
    words('删去该字符；文件可能已损坏', 'Delete it; the file may be damaged'),
  )
  return undefined
}

function decoded(bytes: Buffer, file: string, findings: Findings): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decode('utf-16le', bytes)
  const utf8 = decode('utf-8', bytes)
  if (utf8 !== undefined) return utf8
  const gb18030 = decode('gb18030', bytes)
  if (gb18030 !== undefined) {
    const mend = words('无需处理；建议今后存为 UTF-8', 'Nothing to do; UTF-8 is better')
    findings.note(wholeFile(file), words('按 GB18030 编码读取', 'was read as GB18030'), mend)
  }
  return gb18030
}

function decode(encoding: string, bytes: Buffer): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** The line, from 1, of a place in a text. */
export function lineAt(text: string, offset: number): number {
  let line = 1
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line += 1
  return line
}
