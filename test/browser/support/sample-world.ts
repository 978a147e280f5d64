import { boardCard, formCard, noticeCard } from './sample-cards.ts'

export const bot = {
  openId: 'ou_bot',
  name: '支部助手',
  menu: [
    { key: 'todo', name: '我的待办' },
    { key: 'status', name: '进度' },
    { key: 'help', name: '帮助' },
  ],
}

const names: Record<string, string> = {
  M01: '茶应明',
  M02: '张春松',
  M03: '罗秋梅',
  M27: '郭文蓉',
  M28: '赵开林',
  M47: '茶立川',
  N01: '陈雪云',
}

export const people = Object.entries(names).map(([memberId, name]) => ({
  openId: `ou_${memberId.toLowerCase()}`,
  memberId,
  name,
  account: memberId !== 'N01',
}))

const group = (chatId: string, name: string, memberIds: string[]) => ({
  chatId,
  name,
  type: 'group' as const,
  memberIds: memberIds.map((memberId) => `ou_${memberId.toLowerCase()}`),
})

export const chats = [
  group('oc_all', '禾坪村党总支', ['M01', 'M02', 'M03', 'M27', 'M28', 'M47']),
  group('oc_b1', '禾坪一支部', ['M01', 'M02', 'M03']),
  group('oc_b2', '禾坪二支部', ['M27', 'M28']),
  ...people
    .filter((person) => person.account)
    .map((person) => ({
      chatId: `oc_p2p_${person.memberId}`,
      name: '',
      type: 'p2p' as const,
      memberIds: [person.openId],
    })),
]

const at = (time: string) => `2018-02-06T${time}:00+08:00`

/** What has been said before anybody looks. */
export function greeting() {
  const base = { from: bot.openId, type: 'card' }
  return [
    {
      messageId: 'om_hello',
      chatId: 'oc_b1',
      from: 'ou_m02',
      at: '2018-02-05T17:20:00+08:00',
      type: 'text',
      text: '大家明天记得看群里的通知',
    },
    {
      messageId: 'om_thanks',
      chatId: 'oc_b1',
      from: 'ou_m02',
      at: '2018-02-05T17:21:00+08:00',
      type: 'text',
      text: '有事在群里说，或者直接找我',
    },
    {
      messageId: 'om_ask',
      chatId: 'oc_b1',
      from: 'ou_m01',
      at: at('08:00'),
      type: 'text',
      text: '@支部助手 /帮助',
    },
    { ...base, messageId: 'om_notice', chatId: 'oc_b1', at: at('08:01'), card: noticeCard },
    { ...base, messageId: 'om_form', chatId: 'oc_p2p_M01', at: at('08:02'), card: formCard },
    { ...base, messageId: 'om_board', chatId: 'oc_all', at: at('08:03'), card: boardCard },
    {
      messageId: 'om_file',
      chatId: 'oc_all',
      from: bot.openId,
      at: at('08:04'),
      type: 'file',
      fileKey: 'file_minutes',
      fileName: '组织生活会会议记录（2017年度）.docx',
      urgent: true,
    },
  ]
}
