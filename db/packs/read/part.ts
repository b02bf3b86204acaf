import { words } from '../../../domain/words.ts'
import { FILES, type Part } from '../files.ts'
import { wholeFile, type Findings } from '../findings.ts'
import { LIMITS } from '../limits.ts'
import { pointsSource, rowsSource } from './csv-source.ts'
import { fileThere, usualName } from './files-there.ts'
import { jsonSource } from './json-source.ts'
import { repaired } from './repair.ts'
import { absent, type Source } from './source.ts'
import { readText } from './text.ts'

/** Reads the file of one part as its schema takes it; undefined, with a fault, when it is missing or unreadable. */
export function readPart(folder: string, part: Part, findings: Findings): Source | undefined {
  const { name, form } = FILES[part]
  const file = fileThere(folder, name, form, findings)
  if (file === undefined) return missing(part, findings)
  const text = readText(folder, file, findings)
  if (text === undefined) return undefined
  const isCsv = /\.csv(\.gz)?$/.test(file)
  const source = isCsv ? csvSource(file, text, part, findings) : jsonSource(file, text, findings)
  if (!source) return undefined
  const tidy = isCsv || form === 'json' ? source : repaired(source, findings)
  return holdsTooMuch(tidy, findings) ? undefined : tidy
}

function missing(part: Part, findings: Findings): Source | undefined {
  const file = FILES[part]
  const usual = usualName(file.name, file.form)
  if ('absent' in file) return absent(usual, file.absent)
  findings.fault(
    wholeFile(usual),
    words('缺少这个文件', 'is missing'),
    words('这是必需的文件，见 docs/county-pack.md', 'No pack does without it: see docs/county-pack.md'),
  )
  return undefined
}

function csvSource(file: string, text: string, part: Part, findings: Findings): Source | undefined {
  const { form, schema } = FILES[part]
  if (form === 'rows') return rowsSource(file, text, schema.element, findings)
  if (form === 'points')
    return pointsSource(file, text, schema.shape.features.element.shape.properties, findings)
  throw new Error(`${part} is never written as CSV`)
}

/** Before the schemas look at it: they would make an object of every fault in it. */
function holdsTooMuch({ file, value }: Source, findings: Findings): boolean {
  const features = typeof value === 'object' && value !== null && 'features' in value ? value.features : value
  if (!Array.isArray(features) || features.length <= LIMITS.rows) return false
  findings.fault(
    wholeFile(file),
    words(
      `有 ${features.length} 行，超过 ${LIMITS.rows}`,
      `has ${features.length} rows, more than ${LIMITS.rows}`,
    ),
    words('检查文件是否属于本县', 'See whether this is the file of one county'),
  )
  return true
}
