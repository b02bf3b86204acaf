import { placeOf, type Finding, type Severity } from '../pack-error.ts'

const TITLES: Readonly<Record<Severity, string>> = {
  fault: '错误 fault',
  warning: '提醒 warning',
  note: '已处理 mended',
}

/** Each finding in three lines: where, what, and how to mend it. */
export const findingsText = (findings: readonly Finding[]): string =>
  findings
    .map((finding) => {
      const { severity, reason, mend } = finding
      return [
        `${TITLES[severity]}  ${placeOf(finding)}`,
        `    ${reason.zh} · ${reason.en}`,
        ...(severity === 'note' ? [] : [`    → ${mend.zh} · ${mend.en}`]),
      ].join('\n')
    })
    .join('\n')
