import type { MenuEntry } from '../bot.ts'

/** What the bot's menu offers, as it would be set up in Feishu's console. */
export const botMenu: readonly MenuEntry[] = [
  { key: 'todo', name: '待办' },
  { key: 'status', name: '进度' },
  { key: 'help', name: '帮助' },
]
