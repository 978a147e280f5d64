import { describe, expect, test } from 'vitest'
import { parseEvent } from '../../src/feishu/parse.ts'
import { botMention, messageEvent, pressEvent } from './support/events.ts'
import { botOpenId } from './support/settings.ts'

const head = (type: string, createdAt = '1517875200000') => ({ id: 'ev_1', type, createdAt })
const bot = async () => botOpenId
const read = (type: string, event: unknown, createdAt?: string) =>
  parseEvent(head(type, createdAt), event, bot)

const nobody = () => Promise.reject(new Error('not needed'))
const noon = new Date(1_517_875_200_000)
const messageType = 'im.message.receive_v1'
const say = (message: object) => read(messageType, messageEvent(message))

describe('a press', () => {
  const type = 'card.action.trigger'

  test('keeps what the button carries and what the form holds', async () => {
    expect(await read(type, pressEvent(), '1517875200000000')).toEqual({
      kind: 'press',
      onceId: 'ev_1',
      at: noon,
      openId: 'ou_a',
      chatId: 'oc_1',
      messageId: 'om_1',
      value: { op: 'submit', poll: 'p1' },
      form: { reason: 'canary-typed', day: '2026-04-01 +0800', many: ['a', 'b'], n: 3 },
    })
  })

  test('takes the value of a component that stands alone', async () => {
    const event = pressEvent({ form_value: undefined, name: 'grade', option: '2' })
    expect(await read(type, event)).toMatchObject({ form: { grade: '2' } })
    const unchecked = pressEvent({ form_value: undefined, name: 'agree', checked: false })
    expect(await read(type, unchecked)).toMatchObject({ form: { agree: false } })
  })

  test('of a bare button has an empty form', async () => {
    const event = pressEvent({ form_value: undefined, value: undefined })
    expect(await read(type, event)).toMatchObject({ value: {}, form: {} })
  })

  test.each([
    ['no context', { ...pressEvent(), context: undefined }],
    ['no host', { ...pressEvent(), host: undefined }],
    ['a link preview', { ...pressEvent(), host: 'url_preview' }],
    ['no operator', { ...pressEvent(), operator: {} }],
    ['a string for a value', pressEvent({ value: 'yes' })],
  ])('is refused with %s', async (_name, event) => {
    await expect(read(type, event)).rejects.toThrow()
  })
})

describe('a message', () => {
  test('loses the mention of the bot and is known by its message id', async () => {
    expect(await say({})).toEqual({
      kind: 'message',
      onceId: 'om_9',
      at: new Date(1_517_875_200_123),
      messageId: 'om_9',
      chatId: 'oc_1',
      chatType: 'group',
      openId: 'ou_a',
      text: '/todo',
      mentionsBot: true,
    })
  })

  test('names other people and tells the first from the tenth', async () => {
    const mentions = [
      { key: '@_user_1', id: { open_id: 'ou_b' }, name: '李$&' },
      { key: '@_user_10', id: { open_id: botOpenId }, name: '支部助手' },
    ]
    const content = JSON.stringify({ text: '@_user_10 约谈 @_user_1 和 @_user_7' })
    expect(await say({ mentions, content })).toMatchObject({
      text: '约谈 @李$& 和 @_user_7',
      mentionsBot: true,
    })
  })

  test('of a private chat needs no mention, and nobody is asked who the bot is', async () => {
    const event = messageEvent({
      chat_type: 'p2p',
      mentions: undefined,
      content: JSON.stringify({ text: '  帮助\u00A0' }),
    })
    const inbound = await parseEvent(head(messageType), event, nobody)
    expect(inbound).toMatchObject({ chatType: 'p2p', text: '帮助', mentionsBot: false })
  })

  test.each([
    ['bare', (post: object) => post],
    ['by language', (post: object) => ({ zh_cn: post })],
  ])('in rich text is flattened (%s)', async (_name, wrap) => {
    const post = {
      title: '方案',
      content: [
        [
          { tag: 'at', user_id: '@_user_1', user_name: '支部助手' },
          { tag: 'text', text: ' 看' },
        ],
        [
          { tag: 'a', text: '这里', href: 'https://example.com' },
          { tag: 'img', image_key: 'k' },
        ],
      ],
    }
    const content = JSON.stringify(wrap(post))
    const inbound = await say({ message_type: 'post', content, mentions: [botMention] })
    expect(inbound).toMatchObject({ text: '方案\n看\n这里', mentionsBot: true })
  })

  test('with a file', async () => {
    const content = JSON.stringify({ file_key: 'file_v3_1', file_name: '名册.xlsx' })
    const inbound = await say({ message_type: 'file', content, mentions: undefined })
    expect(inbound).toMatchObject({
      text: '',
      file: { type: 'file', fileKey: 'file_v3_1', fileName: '名册.xlsx' },
    })
  })

  test('with a picture, which has no name', async () => {
    const content = JSON.stringify({ image_key: 'img_v3_1' })
    const inbound = await say({ message_type: 'image', content, mentions: undefined })
    const file = { type: 'image', fileKey: 'img_v3_1', fileName: '' }
    expect(inbound).toMatchObject({ text: '', file })
  })

  test.each([
    ['recalled', { content: '' }],
    ['broken', { content: '{"text":' }],
    ['a sticker', { message_type: 'sticker', content: '{"file_key":"k"}' }],
  ])('that is %s has no text', async (_name, message) => {
    expect(await say(message)).toMatchObject({ text: '' })
  })

  test('of another bot is not for us', async () => {
    expect(await read(messageType, messageEvent({}, 'app'))).toBeUndefined()
  })
})

describe('other events', () => {
  const operator = { operator_id: { open_id: 'ou_a' } }
  const group = { chat_id: 'oc_1', name: '一支部', external: false, ...operator }
  const users = [
    { name: '李', user_id: { open_id: 'ou_b' } },
    { name: '外单位', user_id: null },
  ]
  const arrived = { onceId: 'ev_1', at: noon }

  test.each([
    ['im.chat.member.bot.added_v1', group, { kind: 'botAdded', chatName: '一支部' }],
    [
      'im.chat.member.bot.deleted_v1',
      { ...group, operator_id: null },
      { kind: 'botRemoved', openId: '' },
    ],
    ['im.chat.member.user.added_v1', { ...group, users }, { kind: 'peopleJoined' }],
    ['im.chat.member.user.deleted_v1', { ...group, users }, { kind: 'peopleLeft' }],
    ['im.chat.member.user.withdrawn_v1', { ...group, users }, { kind: 'peopleLeft' }],
    [
      'application.bot.menu_v6',
      { operator, event_key: 'todo', timestamp: 1 },
      { kind: 'menu', key: 'todo' },
    ],
    [
      'im.chat.access_event.bot_p2p_chat_entered_v1',
      group,
      { kind: 'chatEntered', openId: 'ou_a' },
    ],
  ])('%s', async (type, event, expected) => {
    const inbound = await read(type, event)
    expect(inbound).toMatchObject({ ...arrived, ...expected })
    if (inbound && 'people' in inbound) {
      expect(inbound.people).toEqual([{ openId: 'ou_b', name: '李' }])
    }
  })

  test.each([['im.message.message_read_v1'], ['constructor'], ['__proto__']])(
    'of an unknown type are nothing to us: %s',
    async (type) => {
      expect(await read(type, {})).toBeUndefined()
    },
  )

  test('without a time are refused', async () => {
    await expect(read('im.chat.member.bot.added_v1', group, 'soon')).rejects.toThrow(/create_time/)
  })

  test('may give their time in seconds', async () => {
    const inbound = await read('im.chat.member.bot.added_v1', group, '1517875200')
    expect(inbound?.at).toEqual(noon)
  })
})
