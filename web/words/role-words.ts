import type { Role } from '../../domain/actor.ts'
import { words, type Words } from '../../domain/words.ts'

export const ROLE_WORDS: Readonly<Record<Role | 'system', Words>> = {
  admin: words('系统管理员', 'Administrator'),
  auditor: words('审计员', 'Auditor'),
  commander: words('指挥长', 'Commander'),
  duty: words('值班员', 'Duty officer'),
  team: words('队长', 'Team leader'),
  controller: words('导调员', 'Controller'),
  evaluator: words('评估员', 'Evaluator'),
  observer: words('观摩', 'Observer'),
  wall: words('大屏', 'Wall'),
  system: words('系统', 'System'),
}
