import { onPostgres } from './databases.ts'
import { contract } from './suite.ts'

contract(await onPostgres())
