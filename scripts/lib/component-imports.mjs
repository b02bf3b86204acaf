import { parse } from 'svelte/compiler'

/** The kinds of node that name another file, of values and of types: `import`, `export … from`, `import()`. */
const NAMING = new Set([
  'ImportDeclaration',
  'ExportNamedDeclaration',
  'ExportAllDeclaration',
  'ImportExpression',
  'TSImportType',
])

/**
 * What a component imports, in its scripts and its markup, as it is written there.
 * @param {string} source the text of a .svelte file
 * @returns {string[]}
 */
export function importsOf(source) {
  /** @type {string[]} */
  const found = []
  visit(parse(source, { modern: true }), found)
  return found
}

/** @param {unknown} node @param {string[]} found */
function visit(node, found) {
  if (typeof node !== 'object' || node === null) return
  const { type, source, argument } = /** @type {Record<string, any>} */ (node)
  if (NAMING.has(type)) {
    const named = source ?? argument?.literal ?? argument
    if (typeof named?.value === 'string') found.push(named.value)
  }
  for (const child of Object.values(node)) visit(child, found)
}
