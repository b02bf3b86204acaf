import { describeWith } from '../support/needs.ts'
import { onPostgres } from './databases.ts'
import { contract } from './suite.ts'

describeWith('postgres', 'on a server', () => contract(onPostgres()))
