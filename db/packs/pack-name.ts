import { Findings } from './findings.ts'
import { FILES } from './files.ts'
import { PackError } from './pack-error.ts'
import { nameOf } from './prepare.ts'
import { readPart } from './read/part.ts'
import { parsed } from './read/schema-faults.ts'

/** `<id>-<version>` of the pack in a folder, from its pack.json alone. @throws PackError */
export function packNameIn(folder: string): string {
  const findings = new Findings()
  const source = readPart(folder, 'header', findings)
  const header = source && parsed(source, FILES.header.schema, findings)
  if (!header) throw new PackError(folder, findings.list, findings.faults)
  return nameOf(header)
}
