import { describe } from 'vitest'
import { survives } from './survives.ts'

describe('kill -9 under load, embedded database', () => survives(async () => ({})))
