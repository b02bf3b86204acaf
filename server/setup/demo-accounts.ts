import type { Grant } from '../../domain/access.ts'
import type { Role } from '../../domain/actor.ts'
import { jurisdiction } from '../../domain/jurisdiction.ts'
import { words, type Words } from '../../domain/words.ts'
import { ApiError } from '../errors.ts'
import type { Accounts } from '../accounts/accounts.ts'

/** Known to everyone: that is why the demo listens on loopback only. */
export const DEMO_PASSWORD = 'qingshi-demo'

interface DemoAccount {
  readonly username: string
  readonly title: Words
  readonly grants: readonly Grant[]
}

const COUNTY = '990101'
const YUNXI = '990101101'
const SONGLING = '990101102'

const grant = (operation: Grant['operation'], role: Role, where: string): Grant => ({
  operation,
  role,
  jurisdiction: jurisdiction.parse(where),
})
const live = (role: Role, where = COUNTY): Grant => grant('live', role, where)

/** Those who run or watch drills may also look at the live picture: a real alarm shows in a drill. */
const drill = (role: Role): Grant[] => [grant('exercises', role, COUNTY), live('observer')]

export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  { username: 'county-commander', title: words('县指挥长', 'County commander'), grants: [live('commander')] },
  { username: 'county-duty', title: words('县值班员', 'County duty officer'), grants: [live('duty')] },
  {
    username: 'yunxi-duty',
    title: words('云溪镇值班员', 'Duty officer, Yunxi'),
    grants: [live('duty', YUNXI)],
  },
  {
    username: 'songling-duty',
    title: words('松岭镇值班员', 'Duty officer, Songling'),
    grants: [live('duty', SONGLING)],
  },
  {
    username: 'yunxi-team',
    title: words('云溪救援队队长', 'Team leader in the field, Yunxi'),
    grants: [live('team', YUNXI)],
  },
  { username: 'controller', title: words('演练导调员', 'Exercise controller'), grants: drill('controller') },
  { username: 'evaluator', title: words('演练评估员', 'Exercise evaluator'), grants: drill('evaluator') },
  { username: 'observer', title: words('观摩人员', 'Observer'), grants: drill('observer') },
  { username: 'wall', title: words('指挥大屏', 'Wall screen'), grants: [live('wall')] },
  { username: 'auditor', title: words('审计员', 'Auditor'), grants: [live('auditor')] },
  { username: 'admin', title: words('系统管理员', 'Administrator'), grants: [live('admin')] },
]

/** Makes the demo's accounts; those that are there already stay as they are. */
export async function makeDemoAccounts(accounts: Accounts): Promise<void> {
  await Promise.all(
    DEMO_ACCOUNTS.map(async ({ username, title, grants }) => {
      if (await accounts.find(username)) return
      const wish = { username, displayName: title.zh, grants, password: DEMO_PASSWORD, demo: true }
      await accounts.make(wish).catch((error: unknown) => {
        if (!(error instanceof ApiError && error.code === 'name-taken')) throw error
      })
    }),
  )
}
