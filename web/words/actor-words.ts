import type { Actor } from '../../domain/actor.ts'
import { words, type Words } from '../../domain/words.ts'

/** Who did it, for the end of a line: the role, or the part of the program. */
export function actorWords({ id, role }: Actor, roleWords: Readonly<Record<Actor['role'], Words>>): Words {
  if (role !== 'system') return roleWords[role]
  const part = id.replace(/^system:/, '')
  const known: Readonly<Record<string, Words>> = {
    msel: words('脚本', 'Script'),
    pack: words('县域数据', 'County pack'),
    demo: words('演示', 'Demo'),
  }
  return known[part] ?? roleWords.system
}
