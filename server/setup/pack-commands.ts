import { createHash } from 'node:crypto'
import type { Pack } from '../../db/packs/files.ts'
import type { CommandType } from '../../domain/commands.ts'
import type { Read } from '../../domain/read.ts'
import type { CountyUnit, CountyWarehouse } from './county.ts'

/** A command that a pack stands for. Its id is made from the row, so that loading it twice books nothing twice. */
export interface PackCommand {
  readonly commandId: string
  readonly type: CommandType
  readonly jurisdiction: string
  readonly payload: Readonly<Record<string, unknown>>
}

export interface PackRows {
  readonly county: string
  readonly items: Pack['stock']['items']
  readonly warehouses: readonly CountyWarehouse[]
  readonly units: readonly CountyUnit[]
  /** Units that move by themselves. */
  readonly simulated: ReadonlySet<string>
  /** The device of each unit that has one. */
  readonly devices: ReadonlyMap<string, string>
}

/** The commands that bring a pack's stock and units into an operation, in their order. `from` begins every id. */
export function packCommands(
  from: string,
  { county, items, warehouses, units, simulated, devices }: PackRows,
): PackCommand[] {
  const command = (type: CommandType, jurisdiction: string, row: string, payload: object): PackCommand => ({
    ...{ commandId: shortened(`${from}:${type}:${row}`), type, jurisdiction, payload: { ...payload } },
  })
  return [
    ...items.map(({ id: itemId, code, name, unitOfMeasure }) =>
      command('RegisterItem', county, itemId, { itemId, code, name, unitOfMeasure }),
    ),
    ...warehouses.flatMap(({ id: warehouseId, jurisdiction, name, lon, lat, keeper, targets, lots }) => [
      command('RegisterWarehouse', jurisdiction, warehouseId, {
        ...{ warehouseId, name: name.zh, position: { lon, lat } },
        ...(keeper ? { keeper } : {}),
      }),
      ...lots.map(({ item: itemId, lot: lotNumber, quantity, producedOn, expiresOn }, at) =>
        command('ReceiveStock', jurisdiction, `${warehouseId}:${at + 1}`, {
          ...{ warehouseId, itemId, lotNumber, quantity, receiptKind: 'opening' },
          ...(producedOn ? { producedOn } : {}),
          ...(expiresOn ? { expiresOn } : {}),
        }),
      ),
      ...(targets.length > 0
        ? [
            command('SetStockTargets', jurisdiction, warehouseId, {
              warehouseId,
              targets: targets.map(({ item: itemId, quantity }) => ({ itemId, quantity })),
            }),
          ]
        : []),
    ]),
    ...units.flatMap(
      ({ id: unitId, jurisdiction, name, teamType, callSign, headcount, skills, lon, lat, leader }) => [
        command('RegisterUnit', jurisdiction, unitId, {
          ...{ unitId, name: name.zh, teamType, callSign, headcount, skills, home: { lon, lat } },
          ...{ simulated: simulated.has(unitId), ...(leader ? { leader } : {}) },
        }),
        command('SetDuty', jurisdiction, unitId, { unitId, duty: 'on' }),
        ...(devices.has(unitId)
          ? [command('BindDevice', jurisdiction, unitId, { unitId, device: devices.get(unitId) })]
          : []),
      ],
    ),
  ]
}

/** An id of a command is at most 128 letters long; those of a pack's rows may be longer than what is left. */
const shortened = (id: string): string =>
  id.length <= 128 ? id : `${id.slice(0, 64)}:${createHash('sha256').update(id).digest('hex').slice(0, 60)}`

/**
 * Whether a newer version of a pack says something that the operation does not know. What it knows is left alone:
 * stock would be booked a second time, and a unit that went off duty be put on duty again.
 */
export function isNews(read: Read, { type, payload }: PackCommand): boolean {
  const id = (field: string): string => String(payload[field])
  switch (type) {
    case 'RegisterItem':
      return !read.get('item', id('itemId'))
    case 'RegisterWarehouse':
      return !read.get('warehouse', id('warehouseId'))
    case 'ReceiveStock':
      return [...read.by('lot', 'itemNumber', `${id('itemId')}/${id('lotNumber')}`)].length === 0
    case 'SetStockTargets':
      return [...read.by('target', 'warehouse', id('warehouseId'))].length === 0
    default:
      return !read.get('unit', id('unitId'))
  }
}
