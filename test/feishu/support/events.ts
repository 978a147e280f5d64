import { botOpenId } from './settings.ts'

/** A press as the platform describes it. */
export function pressEvent(action: object = {}) {
  return {
    operator: { tenant_key: 'tk', open_id: 'ou_a', union_id: 'on_a' },
    token: 'c-295e',
    action: {
      tag: 'button',
      name: 'submit',
      value: { op: 'submit', poll: 'p1' },
      form_value: { reason: 'canary-typed', day: '2026-04-01 +0800', many: ['a', 'b'], n: 3 },
      timezone: 'Asia/Shanghai',
      ...action,
    },
    host: 'im_message',
    context: { open_message_id: 'om_1', open_chat_id: 'oc_1' },
  }
}

export const botMention = {
  key: '@_user_1',
  id: { open_id: botOpenId, union_id: 'on_bot', user_id: '' },
  mentioned_type: 'bot',
  name: '支部助手',
  tenant_key: 'tk',
}

/** A message of a person as the platform describes it. */
export function messageEvent(message: object = {}, senderType = 'user') {
  return {
    sender: { sender_id: { open_id: 'ou_a' }, sender_type: senderType, tenant_key: 'tk' },
    message: {
      message_id: 'om_9',
      create_time: '1517875200123',
      chat_id: 'oc_1',
      chat_type: 'group',
      message_type: 'text',
      content: JSON.stringify({ text: '@_user_1 /todo' }),
      mentions: [botMention],
      ...message,
    },
  }
}
