// Builds dist/: `node scripts/build.mjs server` or `web`; both without a name.
const [only] = process.argv.slice(2)

// Also when the tests build: they say NODE_ENV=test, with which Vite would leave a page for developers in dist/.
process.env['NODE_ENV'] = 'production'

if (only !== 'web') {
  const { buildServer } = await import('./lib/server-build.mjs')
  await buildServer()
}
if (only !== 'server') {
  const { buildWeb } = await import('./lib/web-build.mjs')
  await buildWeb()
}
