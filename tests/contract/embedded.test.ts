import { embedded } from './databases.ts'
import { contract } from './suite.ts'

contract(embedded())
