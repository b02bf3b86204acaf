/** The part of the environment that says where the data is (see docs and the README). */
export const dataDir = process.env['DATA_DIR'] || './data'
export const databaseUrl = process.env['DATABASE_URL'] || undefined

/** Runs a command line tool: what goes wrong is one plain message and exit code 1. */
export async function finish(run: () => Promise<void>): Promise<void> {
  try {
    await run()
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error))
    process.exitCode = 1
  }
}
