import { codeName } from '../../domain/incident/codes.ts'
import { markingsAt } from '../../domain/marking/selectors.ts'
import { words, type Words } from '../../domain/words.ts'
import { openAnalysis } from '../analysis/open.ts'
import type { Desk } from '../lib/desk.svelte.ts'
import { both } from '../lib/find.ts'
import { language } from '../lib/i18n.svelte.ts'
import { incidentName } from '../lib/names.ts'
import { theme } from '../lib/theme.svelte.ts'
import type { IconName } from '../ui/icons.ts'
import { markingName } from '../words/marking-words.ts'
import { TEAM_TYPES } from '../words/unit-words.ts'
import { areasFor } from './areas.ts'

/** Something the search can lead to. */
export interface Finding {
  readonly key: string
  readonly icon: IconName
  readonly title: Words
  readonly sub: Words
  /** What is compared with what is typed. */
  readonly text: string
  readonly run: () => void
}

const same = (text: string): Words => words(text, text)

/** Everything by name: commands first, then incidents, units, stores, goods and places. */
export function findingsFor(desk: Desk): Finding[] {
  return [...commands(desk), ...records(desk), ...places(desk)]
}

function commands(desk: Desk): Finding[] {
  const command = (
    icon: IconName,
    title: Words,
    run: () => void,
    sub = words('命令', 'Command'),
  ): Finding => ({
    key: `command:${title.en}`,
    icon,
    title,
    sub,
    text: both(title),
    run,
  })
  return [
    ...(desk.mayAnywhere('ReportIncident')
      ? [command('plus', words('上报事件', 'Report an incident'), () => desk.screen.open({ is: 'report' }))]
      : []),
    ...(desk.mayAnywhere('DrawMarking')
      ? [command('plot', words('标绘', 'Draw a marking'), () => desk.screen.open({ is: 'mark' }))]
      : []),
    ...(desk.mayAnywhere('RegisterUnit')
      ? [
          command('plus', words('登记队伍', 'Register a unit'), () =>
            desk.screen.open({ is: 'register-unit' }),
          ),
        ]
      : []),
    ...(desk.mayAnywhere('RegisterWarehouse')
      ? [
          command('plus', words('登记仓库', 'Register a store'), () =>
            desk.screen.open({ is: 'register-warehouse' }),
          ),
          command('plus', words('登记物资品种', 'Register an item'), () =>
            desk.screen.open({ is: 'register-item' }),
          ),
        ]
      : []),
    ...areasFor(desk).map((entry) =>
      command(entry.icon, words(`打开${entry.words.zh}`, `Open ${entry.words.en}`), () =>
        desk.screen.go(entry.area),
      ),
    ),
    command('cutOff', words('断路孤村', 'Villages cut off'), () =>
      openAnalysis(desk, { is: 'cut-off', vehicle: 'car' }),
    ),
    command('analysis', words('圈定区域，看影响', 'Draw an area: who is inside'), () =>
      desk.screen.measure.open('area'),
    ),
    command('print', words('打印地图', 'Print the map'), () => (desk.screen.printing = true)),
    command('moon', words('切换深浅色', 'Switch dark and light'), () => theme.toggle()),
    command('language', words('切换到英文', 'Switch to Chinese'), () =>
      language.choose(language.current === 'zh' ? 'en' : 'zh'),
    ),
    command('mute', words('静音 5 分钟', 'Mute for 5 minutes'), () => desk.bell.mute()),
    command('key', words('全部快捷键', 'All keys'), () => (desk.screen.showingKeys = true)),
  ]
}

function records(desk: Desk): Finding[] {
  const { picture } = desk.scene
  const incidents = [...picture.list('incident')].map((incident): Finding => {
    const [name, kind] = [incidentName(incident, desk.places), codeName(incident.code)]
    const place = incident.place ?? ''
    return {
      key: incident.id,
      icon: 'incidents',
      title: words(`${kind.zh} ${place}`, `${kind.en} ${place}`),
      sub: name,
      text: `${both(name)} ${both(kind)} ${incident.code} ${place} ${incident.description}`,
      run: () => desk.screen.select({ kind: 'incident', id: incident.id }),
    }
  })
  const units = [...picture.list('unit')].map((unit): Finding => {
    const type = TEAM_TYPES[unit.teamType].name
    return {
      key: unit.id,
      icon: 'units',
      title: same(unit.name),
      sub: type,
      text: `${unit.name} ${unit.callSign ?? ''} ${both(type)} ${both(desk.places.name(unit.jurisdiction))}`,
      run: () => desk.screen.select({ kind: 'unit', id: unit.id }),
    }
  })
  const stores = [...picture.list('warehouse')].map((warehouse): Finding => ({
    key: warehouse.id,
    icon: 'stock',
    title: same(warehouse.name),
    sub: desk.places.name(warehouse.jurisdiction),
    text: `${warehouse.name} ${both(desk.places.name(warehouse.jurisdiction))}`,
    run: () => desk.screen.select({ kind: 'warehouse', id: warehouse.id }),
  }))
  const items = [...picture.list('item')].map((item): Finding => ({
    key: item.id,
    icon: 'stock',
    title: item.name,
    sub: words(`物资 ${item.code}`, `Item ${item.code}`),
    text: `${both(item.name)} ${item.code}`,
    run: () => desk.screen.go('stock'),
  }))
  const markings = markingsAt(picture, desk.scene.nowMs).map((marking): Finding => {
    const [name, where] = [markingName(marking), desk.places.name(marking.jurisdiction)]
    return {
      key: marking.id,
      icon: 'plot',
      title: name,
      sub: where,
      text: `${both(name)} ${both(where)}`,
      run: () => desk.screen.select({ kind: 'marking', id: marking.id }),
    }
  })
  return [...incidents, ...units, ...stores, ...markings, ...items]
}

function places(desk: Desk): Finding[] {
  return [...desk.places.townships, ...desk.places.villages].map((place): Finding => ({
    key: place.code,
    icon: 'pin',
    title: place.name,
    sub: place.level === 'village' ? desk.places.name(place.code.slice(0, 9)) : words('乡镇', 'Township'),
    text: `${both(place.name)} ${place.code}`,
    run: () => desk.screen.lookUp(place, place.level === 'village' ? 14 : 12),
  }))
}
