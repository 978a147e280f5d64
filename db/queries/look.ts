export { oneLook } from '../client.ts'
