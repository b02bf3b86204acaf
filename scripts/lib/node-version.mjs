// This file and the two that import it (../start.mjs, ../test.mjs) keep to old syntax, so that an old Node
// can read them and say what is wrong instead of stopping at a syntax error.
var parts = process.versions.node.split('.')
var major = Number(parts[0])
var minor = Number(parts[1])

// What Vite 8 needs: 20.19, 22.12 or newer (21 never learned to require ES modules).
var enough = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22

if (!enough) {
  console.error(
    'Node.js 版本太旧：现在是 ' + process.versions.node + '，需要 20.19 或更高（22 系列需要 22.12）。',
  )
  console.error(
    'Node.js is too old: this is ' +
      process.versions.node +
      ', 20.19 or newer is needed (22.12 in the 22 line).',
  )
  process.exit(1)
}
