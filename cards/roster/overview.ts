import type { CardJson } from '../kit/card.ts'
import { button, card, line, md, note, row, table, text } from '../kit/elements.ts'
import { exportCsvButton, exportXlsxButton } from './buttons.ts'
import { go } from './parts.ts'

export interface RosterCardView {
  unitId: string
  unit: string
  rows: readonly {
    unit: string
    members: number
    full: number
    probationary: number
    away: number
    frail: number
    linked: number
  }[]
  others: number
  questions: number
  contactGaps: number
  moves: number
  today: string
}

const columns = [
  { name: 'unit', title: '支部', width: 110 },
  { name: 'members', title: '党员', kind: 'number' as const },
  { name: 'full', title: '正式', kind: 'number' as const },
  { name: 'probationary', title: '预备', kind: 'number' as const },
  { name: 'away', title: '流动', kind: 'number' as const },
  { name: 'frail', title: '年老体弱', kind: 'number' as const },
  { name: 'linked', title: '已对上账号', kind: 'number' as const },
]

/** 名册: the register in numbers, and the ways on. */
export function rosterCard(view: RosterCardView): CardJson {
  const { unitId } = view
  const all = view.rows.reduce((sum, one) => sum + one.members, 0)
  if (all + view.others < 2) return emptyRoster(view)
  return card(
    '名册',
    [
      text(md`共有党员 **${all}** 人${view.others > 0 ? `，其他人员 ${view.others} 人` : ''}。`),
      table(columns, view.rows),
      view.questions > 0 &&
        go(`确认对不上的人（${view.questions}）`, 'rosterQuestions', { unitId, skip: '0' }, main),
      view.contactGaps > 0 &&
        go(`补全联系人（${view.contactGaps}）`, 'rosterContacts', { unitId, skip: '0' }),
      view.moves > 0 && go(`进群退群（${view.moves}）`, 'chatMoves', { unitId, day: view.today }),
      row(
        go('名单', 'rosterList', { unitId, page: '1', find: '' }),
        go('添加人员', 'rosterAdd', { unitId, openId: '' }),
      ),
      row(
        button('导出 Excel', exportXlsxButton, { unitId }),
        button('导出 CSV', exportCsvButton, { unitId }),
      ),
      line,
      note('要更新名册，把 Excel 或 CSV 文件发给我，确认以前不会改动。找人可发“名册 张三”。'),
    ],
    { template: 'blue', subtitle: view.unit },
  )
}

const main = { type: 'primary_filled' as const }

function emptyRoster(view: RosterCardView): CardJson {
  const { unitId } = view
  return card(
    '第一步：导入党员名册',
    [
      text(md`**${view.unit}** 已经设置好，名册还是空的。`),
      text('请把党员名册（Excel 或 CSV 文件）直接发给我。表头写：'),
      text('编号、姓名、性别、出生年、入党年、类别、支部、小组、职务、情况'),
      note('只有“姓名”和“支部”一定要有。不要写身份证号和电话。我会先给您核对，您确认后才导入。'),
      go('一个一个添加', 'rosterAdd', { unitId, openId: '' }),
    ],
    { template: 'blue' },
  )
}
