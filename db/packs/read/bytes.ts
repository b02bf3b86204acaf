import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { words } from '../../../domain/words.ts'
import { wholeFile, type Findings } from '../findings.ts'
import { LIMITS } from '../limits.ts'

/** A file's bytes, unpacked when its name ends in `.gz`; undefined, with a fault, when they cannot be had. */
export function readBytes(
  folder: string,
  file: string,
  findings: Findings,
  most: number = LIMITS.textBytes,
): Buffer | undefined {
  try {
    const bytes = readFileSync(join(folder, file))
    return file.endsWith('.gz') ? gunzipSync(bytes, { maxOutputLength: most }) : bytes
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException
    if (code === 'ERR_BUFFER_TOO_LARGE') {
      const reason = words(`解压后超过 ${most} 字节`, `unpacks to more than ${most} bytes`)
      findings.fault(wholeFile(file), reason, words('拆分或精简该文件', 'Make the file smaller'))
    } else if (code.startsWith('Z_')) {
      const reason = words('不是完整的 gzip 文件', `is not a whole gzip file (${message})`)
      findings.fault(wholeFile(file), reason, words('重新压缩或重新拷贝', 'Pack it again, or copy it again'))
    } else {
      const reason = words(`无法读取（${code}）`, `cannot be read (${code})`)
      findings.fault(wholeFile(file), reason, words('检查文件权限', 'Look at who may read the file'))
    }
    return undefined
  }
}
