import { words } from '../../../domain/words.ts'
import { BASEMAP_FILE } from '../basemap.ts'
import { wholeFile } from '../findings.ts'
import type { Checking } from './checking.ts'

/** The base map must show something of the county. */
export function checkBasemap({ pack, areas, findings }: Checking): void {
  const county = areas.get(pack.header.code ?? '')
  if (!pack.basemap || !county) return
  const [west, south, east, north] = pack.basemap.bounds
  if (west < county.east && east > county.west && south < county.north && north > county.south) return
  findings.fault(
    { ...wholeFile(BASEMAP_FILE), field: 'bounds' },
    words(
      `底图范围 ${pack.basemap.bounds.join(', ')} 不在本县`,
      `shows ${pack.basemap.bounds.join(', ')}, nothing of the county`,
    ),
    words(
      `换成本县的底图：${[county.west, county.south, county.east, county.north].join(', ')}`,
      `Take a map of the county: ${[county.west, county.south, county.east, county.north].join(', ')}`,
    ),
  )
}
