import type { Households } from '../../../domain/geo/households.ts'
import { covers } from '../../../domain/jurisdiction.ts'
import { words, type Words } from '../../../domain/words.ts'
import { noPrefix } from '../check/said.ts'
import { rowId } from '../fields.ts'
import type { Findings, Spot } from '../findings.ts'
import { LIMITS } from '../limits.ts'
import { csvTable, type CsvRow, type CsvTable } from './csv-table.ts'

const TAGS = ['livingAlone', 'disabled', 'pregnant', 'infant', 'chronic', 'migrant'] as const
const COLUMNS = ['id', 'hamlet', 'lon', 'lat', 'persons', ...TAGS, 'vulnerable', 'inRiskArea'] as const
/** May be left out: then every household has its village in this one. */
const VILLAGE = 'village'
type Column = (typeof COLUMNS)[number] | typeof VILLAGE

/** Households with the lines that they stand on, so that later checks can name them. */
export interface HouseholdsRead {
  readonly households: Households
  readonly file: string
  readonly spotOf: (index: number, field: string) => Spot
  /** Rows with a cell that could not be read: what stands in the columns for them is not what their file says. */
  readonly bad: ReadonlySet<number>
  /** False when rows are missing here that have too many or too few cells. */
  readonly isWhole: boolean
}

/** Reads households.csv into columns. One object a household would be slow to check and large to keep. */
export function readHouseholds(file: string, text: string, findings: Findings): HouseholdsRead | undefined {
  const table = csvTable(file, text, findings, LIMITS.households)
  if (!table) return undefined
  const at = new Map(table.columns.map((name, index) => [name, index]))
  const missing = COLUMNS.filter((name) => !at.has(name))
  const surplus = table.columns.filter((name) => name !== '' && name !== VILLAGE && !isColumn(name))
  for (const field of [...missing, ...surplus]) {
    const isMissing = missing.includes(field as never)
    findings.fault(
      { file, line: 1, row: null, field },
      isMissing
        ? words('缺少这一列', 'is a column that is missing')
        : words('没有这一列', 'is no column of this file'),
      words(`列名依次为 ${COLUMNS.join(',')}`, `The columns are ${COLUMNS.join(',')}`),
    )
  }
  if (missing.length > 0) return undefined
  return new Reading(file, table, (row, name) => row.cells[at.get(name) ?? -1] ?? '', findings).households()
}

const isColumn = (name: string): boolean => (COLUMNS as readonly string[]).includes(name)

/** Numbers texts as they come: a column of them is a column of small numbers. */
class Codes {
  readonly list: string[] = []
  readonly #indexes = new Map<string, number>()

  indexOf(code: string): number {
    if (code === '') return -1
    const known = this.#indexes.get(code)
    if (known !== undefined) return known
    this.#indexes.set(code, this.list.length)
    this.list.push(code)
    return this.list.length - 1
  }
}

class Reading {
  readonly #file: string
  readonly #rows: readonly CsvRow[]
  readonly #cell: (row: CsvRow, name: Column) => string
  readonly #findings: Findings
  readonly #isWhole: boolean
  readonly #bad = new Set<CsvRow>()

  constructor(
    file: string,
    { rows, lost }: CsvTable,
    cell: (row: CsvRow, name: Column) => string,
    findings: Findings,
  ) {
    this.#file = file
    this.#rows = rows
    this.#isWhole = lost.length === 0
    this.#cell = cell
    this.#findings = findings
  }

  households(): HouseholdsRead {
    const rows = this.#rows
    const [villages, hamlets, riskAreas] = [new Codes(), new Codes(), new Codes()]
    const counts = (name: Column) => Uint8Array.from(rows, (row) => this.#count(row, name))
    const degrees = (name: 'lon' | 'lat') => Float64Array.from(rows, (row) => this.#degrees(row, name))
    const tags = Object.fromEntries(TAGS.map((tag) => [tag, counts(tag)])) as Record<
      (typeof TAGS)[number],
      Uint8Array
    >
    const households: Households = {
      count: rows.length,
      ...{ lon: degrees('lon'), lat: degrees('lat'), persons: counts('persons'), ...tags },
      vulnerable: counts('vulnerable'),
      village: Uint16Array.from(rows, (row) => Math.max(0, villages.indexOf(this.#village(row)))),
      hamlet: Int32Array.from(rows, (row) =>
        this.#bad.has(row) ? -1 : hamlets.indexOf(this.#cell(row, 'hamlet')),
      ),
      riskArea: Int32Array.from(rows, (row) => riskAreas.indexOf(this.#cell(row, 'inRiskArea'))),
      ...{ villageCodes: villages.list, hamletCodes: hamlets.list, riskAreaIds: riskAreas.list },
    }
    // A count that is none was told: what it adds up to means nothing.
    rows.forEach((row, at) => this.#bad.has(row) || this.#addUp(row, households, at))
    this.#uniqueIds()
    const bad = new Set(rows.flatMap((row, index) => (this.#bad.has(row) ? [index] : [])))
    const spotOf = (index: number, field: string): Spot => {
      const { line = null, row = null } = rows[index] ?? {}
      return { file: this.#file, line, row, field }
    }
    return { households, file: this.#file, spotOf, bad, isWhole: this.#isWhole }
  }

  /** The row has nothing in the columns that later checks may look at. */
  #unreadable(row: CsvRow, field: string, reason: Words, mend: Words): void {
    this.#bad.add(row)
    this.#fault(row, field, reason, mend)
  }

  #fault({ row, line }: CsvRow, field: string, reason: Words, mend: Words): void {
    this.#findings.fault({ file: this.#file, line, row, field }, reason, mend)
  }

  #count(row: CsvRow, name: Column): number {
    const text = this.#cell(row, name)
    const value = /^\d{1,3}$/.test(text) ? Number(text) : Number.NaN
    if (value <= 255) return value
    const wanted = words('填写 0–255 的整数', 'Write a whole number from 0 to 255')
    this.#unreadable(row, name, words(`“${text}”不是人数`, `"${text}" is no number of persons`), wanted)
    return 0
  }

  #degrees(row: CsvRow, name: 'lon' | 'lat'): number {
    const text = this.#cell(row, name)
    if (/^-?\d{1,3}(\.\d+)?$/.test(text)) return Number(text)
    const wanted = words('填写十进制度数，如 110.54017', 'Write decimal degrees, such as 110.54017')
    this.#unreadable(row, name, words(`“${text}”不是坐标`, `"${text}" is no coordinate`), wanted)
    return 0
  }

  /** Its hamlet begins with it; without a hamlet it stands in a column of its own. */
  #village(row: CsvRow): string {
    const [hamlet, village] = [this.#cell(row, 'hamlet'), this.#cell(row, VILLAGE)]
    if (/^(\d{15})?$/.test(hamlet) && /^\d{12}$/.test(village || hamlet.slice(0, 12))) {
      if (hamlet && village && !covers(village, hamlet)) {
        this.#fault(row, VILLAGE, ...noPrefix(hamlet, village))
        return hamlet.slice(0, 12)
      }
      return village || hamlet.slice(0, 12)
    }
    this.#unreadable(
      row,
      hamlet ? 'hamlet' : VILLAGE,
      words(
        `“${hamlet || village}”不是自然村或村的代码`,
        `"${hamlet || village}" is no code of a hamlet or village`,
      ),
      words(
        'hamlet 填 15 位代码；没有时在 village 列填 12 位村代码',
        'hamlet is a code of 15 digits; without one, a column village holds the 12 digits',
      ),
    )
    return ''
  }

  #addUp(row: CsvRow, all: Households, at: number): void {
    const persons = all.persons[at] ?? 0
    const tags = TAGS.map((tag) => all[tag][at] ?? 0)
    const vulnerable = all.vulnerable[at] ?? 0
    const over = TAGS.find((_, tag) => (tags[tag] ?? 0) > persons)
    if (over) {
      this.#fault(row, over, words('多于家庭人口', 'is more than the household has'), NO_MORE_THAN_PERSONS)
    }
    const sum = tags.reduce((total, tag) => total + tag, 0)
    if (vulnerable >= Math.max(...tags) && vulnerable <= Math.min(persons, sum)) return
    this.#fault(
      row,
      'vulnerable',
      words(`${vulnerable} 与各类人数不符`, `${vulnerable} does not fit the counts of each kind`),
      words(
        '脆弱人员按人去重：不少于最多的一类，不多于各类之和与家庭人口',
        'It counts distinct persons: at least the largest kind, at most their sum and the household',
      ),
    )
  }

  #uniqueIds(): void {
    const seen = new Set<string>()
    for (const row of this.#rows) {
      const id = this.#cell(row, 'id')
      if (id === '' || seen.has(id)) {
        const reason = id === '' ? words('没有编号', 'is empty') : words(`${id} 重复`, `${id} is used twice`)
        this.#fault(row, 'id', reason, words('每户一个编号', 'Give each household an id of its own'))
      } else if (!rowId.safeParse(id).success) {
        this.#fault(row, 'id', words(`“${id}”格式不正确`, `"${id}" has the wrong form`), ID_FORM)
      }
      seen.add(id)
    }
  }
}

const ID_FORM = words(
  '编号由字母、数字和 . _ - 组成，至多 64 个',
  'An id is at most 64 letters, digits and . _ -',
)
const NO_MORE_THAN_PERSONS = words('各类人数不得超过 persons', 'No kind may be more than persons')
