import { ensureBuilt } from '../../../scripts/lib/ensure-built.mjs'

/** Tests that start the real server start what stands in the sources now. */
export default ensureBuilt
