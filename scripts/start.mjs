// `npm start`: installs and builds when needed, then becomes the server. Old syntax: see lib/node-version.mjs.
import './lib/node-version.mjs'

import('./lib/start.mjs').then(function (start) {
  return start.run()
})
