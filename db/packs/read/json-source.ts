import { words } from '../../../domain/words.ts'
import { wholeFile, type Findings } from '../findings.ts'
import { LIMITS } from '../limits.ts'
import { jsonErrorAt } from './json-error.ts'
import { JsonLines, tooDeep } from './json-lines.ts'
import { rowAndField, type Source } from './source.ts'
import { lineAt } from './text.ts'

/** Reads JSON; undefined, with a fault that names the line, when it is none. */
export function jsonSource(file: string, text: string, findings: Findings): Source | undefined {
  const deep = tooDeep(text, LIMITS.depth)
  if (deep !== undefined) {
    findings.fault(
      { ...wholeFile(file), line: lineAt(text, deep) },
      words(`括号嵌套超过 ${LIMITS.depth} 层`, `has more than ${LIMITS.depth} brackets within brackets`),
      words('这不是本格式的文件，请重新导出', 'No file of this format is so deep: export it again'),
    )
    return undefined
  }
  try {
    const value: unknown = JSON.parse(text)
    const lines = new JsonLines(text)
    return {
      ...{ file, value, written: (path) => lines.written(path) },
      spot: (path) => ({ file, line: lines.at(path), ...rowAndField(path) }),
    }
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error)
    findings.fault(
      { ...wholeFile(file), line: lineAt(text, jsonErrorAt(text) ?? text.length) },
      words('不是有效的 JSON', `is not valid JSON (${said.slice(0, 200)})`),
      words(
        '看该行前后是否缺少逗号、引号或括号；文件也可能没有拷贝完整',
        'Look there for a missing comma, quote or bracket; or the file was not copied whole',
      ),
    )
    return undefined
  }
}
