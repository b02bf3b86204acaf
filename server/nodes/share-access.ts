import type { Services } from '../services.ts'

type Shared = Pick<
  Services,
  | 'neighbours'
  | 'accounts'
  | 'sessions'
  | 'signIn'
  | 'sightings'
  | 'devicePasswords'
  | 'people'
  | 'output'
  | 'now'
>

/** Lets a change of who may do what, and of the people beside the log, made through one node, be true at all of them within a second. */
export function shareAccess(services: Shared): void {
  const { neighbours, accounts, sessions, signIn, sightings, devicePasswords, people, output, now } = services

  accounts.onChanged((id, where) => {
    if (where === 'here') neighbours.tell('account', { id })
  })
  neighbours.on('account', ({ id }) => accounts.changedElsewhere(id))

  sessions.onEnded((tokenHash, where) => {
    if (where === 'here') neighbours.tell('session', { tokenHash })
  })
  neighbours.on('session', ({ tokenHash }) => sessions.endedElsewhere(tokenHash))

  people.onChanged((id, where) => {
    if (where === 'here') neighbours.tell('person', { id })
  })
  neighbours.on('person', ({ id }) => people.changedElsewhere(id))

  for (const count of ['here', 'anywhere'] as const)
    signIn.counts[count].onChanged((change) => neighbours.tell('tried', { count, ...change }))
  neighbours.on('tried', ({ count, ...change }) =>
    signIn.counts[count].changedElsewhere(change, now().getTime()),
  )

  sightings.onSeen((key, { lat, lon }) => neighbours.tell('sighting', { key, lat, lon }))
  neighbours.on('sighting', ({ key, ...place }) => sightings.seenElsewhere(key, place))

  const reload = (): void => {
    devicePasswords
      .load()
      .catch((err: unknown) => output.error({ err }, 'the passwords of devices were not read'))
  }
  devicePasswords.onChanged(() => neighbours.tell('devicePasswords', {}))
  neighbours.on('devicePasswords', reload)
  neighbours.onConnected(reload)
}
