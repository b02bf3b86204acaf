import { openDB, type DBSchema } from 'idb'
import type { OutboxEntry, OutboxStore } from './outbox.ts'

interface Shelf extends DBSchema {
  outbox: { key: string; value: OutboxEntry }
}

/** The outbox in IndexedDB; in memory where the browser forbids it (private windows), and then `durable` is false. */
export async function openOutboxStore(): Promise<{ store: OutboxStore; durable: boolean }> {
  try {
    const db = await openDB<Shelf>('fenghuo', 1, {
      upgrade: (fresh) => void fresh.createObjectStore('outbox', { keyPath: 'commandId' }),
    })
    const store: OutboxStore = {
      all: () => db.getAll('outbox'),
      put: async (entry) => void (await db.put('outbox', entry)),
      delete: (commandId) => db.delete('outbox', commandId),
    }
    return { store, durable: true }
  } catch {
    return { store: memoryStore(), durable: false }
  }
}

export function memoryStore(): OutboxStore {
  const entries = new Map<string, OutboxEntry>()
  return {
    all: () => Promise.resolve([...entries.values()]),
    put: (entry) => Promise.resolve(void entries.set(entry.commandId, entry)),
    delete: (commandId) => Promise.resolve(void entries.delete(commandId)),
  }
}
