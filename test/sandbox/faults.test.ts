import { expect, test } from 'vitest'
import { callFaults } from '../../sandbox/feishu/faults.ts'

const messages = '/open-apis/im/v1/messages'

test.for([
  [messages, 'POST', messages, true],
  ['/im/v1/messages', 'POST', messages, true],
  [messages, 'PATCH', `${messages}/om_1`, false],
  [`PATCH ${messages}/:message_id`, 'PATCH', `${messages}/om_1`, true],
  [`PATCH ${messages}/:message_id`, 'DELETE', `${messages}/om_1`, false],
  [`${messages}/:message_id`, 'POST', `${messages}/om_1/reply`, false],
  ['/im/v1/*', 'GET', '/open-apis/im/v1/chats/oc_1/members', true],
  ['/im/v1/*', 'GET', '/open-apis/bot/v3/info', false],
] as const)('a fault for "%s" hits %s %s: %s', ([wanted, method, path, hits]) => {
  const faults = callFaults()
  faults.fail({ path: wanted, times: 1, status: 500, code: 2200 })
  expect(faults.takeFailure(method, path) !== undefined).toBe(hits)
})

test('a fault is over after its times', () => {
  const faults = callFaults()
  faults.loseAnswer({ path: messages, times: 2 })
  const lost = [1, 2, 3].map(() => faults.takeLoss('POST', messages))
  expect(lost).toEqual([true, true, false])
})
