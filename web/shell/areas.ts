import type { Component } from 'svelte'
import { words, type Words } from '../../domain/words.ts'
import type { Desk } from '../lib/desk.svelte.ts'
import type { Area } from '../lib/url.ts'
import type { IconName } from '../ui/icons.ts'
import IncidentList from '../panels/incident/IncidentList.svelte'
import SituationList from '../panels/situation/SituationList.svelte'
import StockList from '../panels/stock/StockList.svelte'
import UnitList from '../panels/unit/UnitList.svelte'
import SettingsList from '../panels/settings/SettingsList.svelte'
import AdminArea from '../admin/AdminArea.svelte'
import DrillArea from '../drill/DrillArea.svelte'
import PlaybackArea from '../playback/PlaybackArea.svelte'

export interface AreaEntry {
  readonly area: Area
  readonly icon: IconName
  readonly words: Words
  readonly list: Component
  /** For whom it is there. */
  readonly when: (desk: Desk) => boolean
  /** Stands at the foot of the rail. */
  readonly foot?: boolean
}

const always = () => true
const looksAfterAccounts = ({ who }: Desk) =>
  who.grants.some(({ role }) => role === 'admin' || role === 'auditor')

/** The areas of the rail, in the order of their keys 1–9. A new area is one line. */
export const AREA_ENTRIES: readonly AreaEntry[] = [
  {
    area: 'situation',
    icon: 'situation',
    words: words('态势', 'Situation'),
    list: SituationList,
    when: always,
  },
  {
    area: 'incidents',
    icon: 'incidents',
    words: words('事件', 'Incidents'),
    list: IncidentList,
    when: always,
  },
  { area: 'units', icon: 'units', words: words('力量', 'Units'), list: UnitList, when: always },
  { area: 'stock', icon: 'stock', words: words('物资', 'Supplies'), list: StockList, when: always },
  { area: 'drills', icon: 'drills', words: words('演练', 'Drills'), list: DrillArea, when: always },
  { area: 'playback', icon: 'playback', words: words('回放', 'Playback'), list: PlaybackArea, when: always },
  {
    area: 'accounts',
    icon: 'accounts',
    words: words('账户', 'Accounts'),
    list: AdminArea,
    when: looksAfterAccounts,
    foot: true,
  },
  {
    area: 'settings',
    icon: 'settings',
    words: words('设置', 'Settings'),
    list: SettingsList,
    when: always,
    foot: true,
  },
]

export const areasFor = (desk: Desk): AreaEntry[] => AREA_ENTRIES.filter(({ when }) => when(desk))
