// Plain JavaScript, loaded with --require: an old Node cannot even read the TypeScript files.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    `zhibu-bot needs Node 22.18 or newer and this is ${process.versions.node}: ` +
      'start it with "npm start" after "npm install", which brings its own, or install a newer Node.',
  )
  process.exit(1)
}
