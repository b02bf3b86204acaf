import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AuditEntry } from '../db/audit.ts'
import { projectRoot } from '../scenarios/project-root.ts'
import { Accounts } from './accounts/accounts.ts'
import { Sessions } from './accounts/sessions.ts'
import { SignIn } from './accounts/sign-in.ts'
import { CommandDoor } from './commands/give.ts'
import { BasemapFiles } from './basemap/basemap-files.ts'
import type { Config } from './config.ts'
import { Newcomers } from './devices/newcomers.ts'
import { Sightings } from './devices/sightings.ts'
import { DevicePasswords } from './ingest/passwords.ts'
import type { Log } from './log.ts'
import { makeMetrics } from './metrics.ts'
import { LogWatch } from './nodes/log-watch.ts'
import { meetNeighbours } from './nodes/meet.ts'
import { PeopleKeeping } from './people/keeping.ts'
import type { Storage } from './plugins/database.ts'
import { PositionHubs } from './positions/hubs.ts'
import { systemClock } from './positions/system-clock.ts'
import { Playback } from './rooms/playback.ts'
import { Rooms } from './rooms/rooms.ts'
import { DEFAULT_STALE_AFTER_S } from '../domain/position/stale.ts'
import { settle } from './settings.ts'
import type { County } from './setup/county.ts'
import { territories } from './setup/territories.ts'

export interface ServiceOptions {
  readonly config: Config
  readonly storage: Storage
  readonly output: Log
  readonly now?: () => Date
  /** Long work goes to threads beside this one, which cost memory and time to start; absent: it is done in this one. */
  readonly threads?: boolean
  /** Scrypt's N; tests take a small one. */
  readonly passwordCost?: number
}

/** All that the routes and the socket work with, made once. */
export async function makeServices({ config, storage, output, ...more }: ServiceOptions) {
  const { now = () => new Date(), threads = false, passwordCost } = more
  const settings = await settle(storage, config)
  const nodes = meetNeighbours({ config, storage, secret: settings.secret, output })
  const accounts = new Accounts(storage, now, passwordCost)
  const county = { now: undefined as County | undefined }
  const extent = () => county.now?.header.bbox
  const rooms = new Rooms({
    storage,
    now,
    output,
    territoryOf: territories(storage, () => county.now?.territory),
  })
  /** Seconds without a fix after which a unit is stale. */
  const staleAfterS = () => county.now?.header.settings.staleAfterS.value ?? DEFAULT_STALE_AFTER_S
  const hubs = new PositionHubs({
    ...{
      tracks: storage.tracks,
      clock: { ...systemClock, now: () => now().getTime() },
      staleAfterS,
      log: output,
    },
  })
  const metrics = makeMetrics(rooms, hubs, nodes)
  /** Writes who did what; resolves when it is kept. */
  const audit = (entry: Omit<AuditEntry, 'at'>) => storage.audit.appendAudit({ ...entry, at: now() })
  rooms.onOpened(({ row, room }) => {
    hubs.open(row.id, room).catch((error: unknown) => output.error({ err: error }, 'last positions not read'))
  })
  rooms.onForgotten((id) => {
    hubs.close(id).catch((error: unknown) => output.error({ err: error }, 'last positions not stored'))
  })
  return {
    ...{ config, storage, output, now, threads, settings, rooms, accounts, metrics, version: readVersion() },
    ...{ county, staleAfterS, hubs, ...nodes },
    basemapFiles: new BasemapFiles(config.dataDir, output),
    logWatch: new LogWatch({ rooms, operations: storage.operations, output }),
    devicePasswords: new DevicePasswords(storage),
    /** Set when the server is told to stop: it is no longer ready then. */
    stopping: { now: false },
    audit,
    people: new PeopleKeeping({ storage, rooms, audit, now, county }),
    sightings: new Sightings({
      ...{ storage, now, newcomers: config.rateLimits ? new Newcomers() : undefined },
    }),
    sessions: new Sessions(storage, accounts, now),
    signIn: new SignIn({ storage, accounts, now, passwordCost, secret: settings.secret }),
    playback: new Playback(storage.log, metrics.playedBack),
    commands: new CommandDoor({
      ...{ rooms, extent, secret: settings.secret, counted: metrics.commanded },
      forbidden({ id }, operation, { type, jurisdiction }, code) {
        const detail = { type, jurisdiction, code }
        audit({ account: id, what: 'command', target: operation, result: 'refused', detail }).catch(
          (error: unknown) => output.error({ err: error }, 'a refusal was not recorded'),
        )
      },
    }),
  }
}

const readVersion = (): string => {
  const { version }: { version: string } = JSON.parse(
    readFileSync(join(projectRoot(), 'package.json'), 'utf8'),
  )
  return version
}

export type Services = Awaited<ReturnType<typeof makeServices>>
