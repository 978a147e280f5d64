import type { GalleryCard } from '../gallery.ts'
import { coverageCard } from './coverage.ts'
import { deskCard } from './desk.ts'
import { feedbackCard, sheetCard } from './feedback.ts'
import {
  closed,
  coverage,
  desk,
  gathering,
  gatheringForm,
  give,
  insult,
  line,
  list,
  noLines,
  notice,
  round,
  sheet,
  shown,
} from './gallery-samples.ts'
import { gatheringCard, gatheringFormCard } from './gathering.ts'
import { giveCard, noticeCard } from './give.ts'
import { lineCard, linesCard } from './lines.ts'
import { reopenCard, scheduleCard, summaryCard } from './steps.ts'

/** Every card of opinions in every state. */
export const opinionGallery: readonly GalleryCard[] = [
  shown('opinionForm', '可以提', giveCard(give)),
  shown('opinionForm', '已结束', giveCard({ ...give, isOpen: false })),
  shown('opinionNotice', '进行中', noticeCard(notice)),
  shown('opinionNotice', '没有公开网址', noticeCard({ ...notice, url: undefined })),
  shown('opinionNotice', '已结束', noticeCard({ ...notice, isOpen: false })),
  shown('opinionDesk', '还没开始', deskCard({ ...desk, round: undefined })),
  shown('opinionDesk', '没有方案', deskCard({ ...desk, hasCycle: false })),
  shown('opinionDesk', '进行中', deskCard(desk)),
  shown('opinionDesk', '没有公开网址', deskCard({ ...desk, round: { ...round, url: undefined } })),
  shown('opinionDesk', '班子成员看', deskCard({ ...desk, mayLead: false, maySort: false })),
  shown('opinionDesk', '已结束', deskCard(closed)),
  shown(
    'opinionDesk',
    '刚结束',
    deskCard({ ...closed, round: { ...round, state: 'closed', isSummarized: false } }),
  ),
  shown(
    'opinionSchedule',
    '开始',
    scheduleCard({ rootId: 'GB', roundId: undefined, closesOn: '2018-02-23' }),
  ),
  shown(
    'opinionSchedule',
    '改截止日',
    scheduleCard({ rootId: 'GB', roundId: 'r', closesOn: '2018-02-23' }),
  ),
  shown(
    'opinionReopen',
    '填原因',
    reopenCard({ roundId: 'r', rootId: 'GB', closesOn: '2018-02-23', before: undefined }),
  ),
  shown(
    'opinionSummary',
    '写小结',
    summaryCard({ roundId: 'r', rootId: 'GB', summary: undefined }),
  ),
  shown('opinionCoverage', '进行中', coverageCard(coverage)),
  shown(
    'opinionCoverage',
    '还没有意见',
    coverageCard({ ...coverage, channels: [], categories: [], gatherings: [] }),
  ),
  shown('opinionGatheringForm', '登记', gatheringFormCard(gatheringForm)),
  shown('opinionGathering', '座谈会', gatheringCard(gathering)),
  shown('opinionGathering', '已结束', gatheringCard({ ...gathering, mayAdd: false })),
  shown(
    'opinionLines',
    '没有整理的',
    linesCard({ roundId: 'r', rootId: 'GB', state: 'new', list, total: 12, mayMerge: true }),
  ),
  shown(
    'opinionLines',
    '空的',
    linesCard({
      roundId: 'r',
      rootId: 'GB',
      state: 'routed',
      list: noLines,
      total: 0,
      mayMerge: true,
    }),
  ),
  shown('opinionLine', '没有整理', lineCard(line)),
  shown('opinionLine', '单独处理', lineCard(insult)),
  shown(
    'opinionFeedback',
    '送出一半',
    feedbackCard({
      roundId: 'r',
      rootId: 'GB',
      toHand: 1,
      list: {
        items: [
          {
            recipientId: 'GB',
            name: '禾坪村党总支班子',
            isTeam: true,
            lines: 3,
            state: 'acknowledged',
          },
          { recipientId: 'M01', name: '茶应明', isTeam: false, lines: 2, state: 'handed' },
          { recipientId: 'M02', name: '张春松', isTeam: false, lines: 1, state: 'changed' },
        ],
        page: 1,
        pages: 1,
      },
    }),
  ),
  shown('opinionOwnSheet', '本人看', sheetCard(sheet)),
  shown('opinionOwnSheet', '已确认', sheetCard({ ...sheet, acknowledgedOn: '2018-02-25' })),
  shown(
    'opinionTeamSheet',
    '没有意见',
    sheetCard({ ...sheet, isTeam: true, recipientId: 'GB', list: noLines, total: 0 }),
  ),
]
