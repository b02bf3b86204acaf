import { words } from '../../../domain/words.ts'
import { Area } from './area.ts'
import { spotOfGeometry, type Checking } from './checking.ts'
import { placeText } from './place-text.ts'
import { crossingOf } from './rings.ts'

/** Every area has something of the county in it: one drawn beside the border looks right in its own file. */
export function checkTouching(checking: Checking): void {
  const { pack, areas, findings } = checking
  const county = pack.jurisdictions.features.find(({ properties }) => properties.level === 'county')
  const whole = county && areas.get(county.properties.code)
  if (!whole) return
  const border = county.geometry.coordinates[0] ?? []
  for (const part of ['jurisdictions', 'riskAreas'] as const) {
    pack[part].features.forEach(({ geometry }, row) => {
      const [outer = []] = geometry.coordinates
      if (outer.some((point) => whole.holds(point)) || crossingOf(border, outer) !== undefined) return
      const own = new Area(geometry.coordinates)
      if (border.some((point) => own.holds(point))) return
      const place = placeText(checking, part, outer[0] ?? [0, 0])
      findings.fault(
        spotOfGeometry(checking, part, row),
        words(`多边形 ${place} 完全在县界外`, `lies wholly outside the county, at ${place}`),
        words(
          '核对坐标；不属于本县的区域请删去',
          'Look at the coordinates; delete what is not of the county',
        ),
      )
    })
  }
}
