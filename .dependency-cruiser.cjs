// The floors: imports go down only (docs/adr). `npm run check` and the tests enforce them.
const tests = '[.]test[.]ts$'
const ours = '^(domain|db|scenarios|server|web|tests|scripts)/'

/** A floor may import itself and the floors named; its tests may import anything. */
const floor = (name, allowed) => ({
  name: `${name}-imports-down`,
  comment: `${name} imports nothing of ours but: ${[name, ...allowed].join(', ')}`,
  severity: 'error',
  from: { path: `^${name}/`, pathNot: tests },
  to: { path: ours, pathNot: `^(${[name, ...allowed].join('|')})/` },
})

module.exports = {
  forbidden: [
    floor('domain', []),
    floor('db', ['domain']),
    floor('scenarios', ['domain']),
    floor('web', ['domain']),
    floor('server', ['domain', 'scenarios', 'db']),
    {
      name: 'db-through-its-plugin',
      comment:
        'the server reaches the database through server/plugins/database alone; its types may be named anywhere',
      severity: 'error',
      from: { path: '^server/', pathNot: ['^server/plugins/database', tests] },
      to: { path: '^db/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'domain-is-pure',
      comment: 'domain runs in server and browser alike: zod, geometry and hashing, nothing of Node',
      severity: 'error',
      from: { path: '^domain/', pathNot: tests },
      to: {
        dependencyTypesNot: ['local', 'type-only', 'undetermined'],
        pathNot: ['node_modules/(zod|@turf/[^/]+|flatbush|geoflatbush|kdbush|rbush|gcoord|@noble/hashes)/'],
      },
    },
    {
      name: 'no-cycles',
      comment: 'two files that need each other are one file, or three; types may refer to each other',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'nothing-missing',
      comment: 'an import that leads nowhere',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '[?]' },
    },
    {
      name: 'no-test-tools-in-the-program',
      comment: '`npm start` installs without devDependencies',
      severity: 'error',
      from: { path: '^(domain|db|scenarios|server|web)/', pathNot: tests },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-tests-in-the-program',
      comment: 'only tests import tests',
      severity: 'error',
      from: { pathNot: ['^tests/', tests] },
      to: { path: ['^tests/', tests] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['svelte', 'browser', 'import', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.mjs', '.cjs', '.svelte', '.json', '.d.ts'],
    },
  },
}
