// `npm test`: installs, finds a browser, builds, runs every test. Old syntax: see lib/node-version.mjs.
import './lib/node-version.mjs'

import('./lib/test.mjs').then(function (test) {
  return test.run(process.argv.slice(2))
})
