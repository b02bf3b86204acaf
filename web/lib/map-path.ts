/** Where a layer of the county is; of one version, which never changes, or of the newest. */
export const mapPath = (layer: string, version: string | undefined): string =>
  `/api/map/${layer}${version === undefined ? '' : `?version=${encodeURIComponent(version)}`}`
