import type { CardJson } from '../kit/card.ts'
import { sayDay } from '../kit/day.ts'
import { button, card, form, input, md, select, submit, text } from '../kit/elements.ts'
import {
  institutionCheckButton,
  institutionDoneButton,
  institutionUndoneButton,
  saveInstitutionButton,
} from './buttons.ts'
import { dayField, fact, longField, type Choice } from './parts.ts'
import { institutionKinds, institutionNames } from './wording.ts'
import {
  backTo,
  ownerField,
  workListCard,
  workWays,
  type WorkKind,
  type WorkListView,
} from './works.ts'

const kind: WorkKind = {
  list: 'institutionList',
  card: 'institution',
  form: 'institutionForm',
  id: 'institutionId',
}

type KindName = keyof typeof institutionNames

interface InstitutionFacts {
  institutionId: string
  kind: KindName
  title: string
  owner: string
  dueOn: string
  doneOn: string | null
  checkOn: string
  checkedOn: string | null
}

export type InstitutionListView = WorkListView<InstitutionFacts>

/** 制度: rules to make, revise or repeal, and whether they are kept (R118, R119). */
export function institutionListCard(view: InstitutionListView): CardJson {
  return workListCard(kind, view, {
    title: '制度建设',
    empty: '还没有要建立或修订的制度。',
    add: '列一项制度',
    said: (one) => ({ id: one.institutionId, title: titleOf(one), note: stateOf(one) }),
  })
}

const titleOf = (one: InstitutionFacts) => md`${institutionNames[one.kind]}　**${one.title}**`

function stateOf(one: InstitutionFacts): string {
  if (one.checkedOn !== null) return `${one.owner}　${sayDay(one.checkedOn)}查过执行`
  if (one.doneOn === null) return `${one.owner}　期限 ${sayDay(one.dueOn)}`
  return `${one.owner}　已办成，${sayDay(one.checkOn)}查执行`
}

export interface InstitutionView extends InstitutionFacts {
  unitId: string
  result: string | null
  mayWork: boolean
  mayChange: boolean
}

export function institutionCard(view: InstitutionView): CardJson {
  const { institutionId, unitId, doneOn, checkedOn } = view
  const isOpen = checkedOn === null
  return card(
    '制度',
    [
      text(titleOf(view)),
      fact('负责人', view.owner),
      fact('期限', sayDay(view.dueOn)),
      fact('办成', doneOn === null ? null : sayDay(doneOn)),
      fact('执行检查', sayDay(checkedOn ?? view.checkOn)),
      fact('执行情况', view.result),
      isOpen &&
        view.mayWork &&
        doneOn === null &&
        button('办成了', institutionDoneButton, { institutionId }, { type: 'primary_filled' }),
      isOpen &&
        view.mayWork &&
        doneOn !== null &&
        form('check', [
          longField('body', '执行得怎么样'),
          submit('记下执行检查', institutionCheckButton, { institutionId }),
        ]),
      isOpen &&
        view.mayWork &&
        doneOn !== null &&
        button('还没办成，改回', institutionUndoneButton, { institutionId }, { type: 'text' }),
      workWays(kind, { unitId, id: institutionId, mayChange: isOpen && view.mayChange }),
    ],
    { template: isOpen ? 'blue' : 'green' },
  )
}

export interface InstitutionFormView {
  unitId: string
  /** '' for a new one. */
  institutionId: string
  kind: KindName | null
  title: string
  owner: string | null
  dueOn: string | null
  checkOn: string | null
  owners: readonly Choice[]
}

export function institutionFormCard(view: InstitutionFormView): CardJson {
  const { unitId, institutionId } = view
  return card(
    institutionId === '' ? '列一项制度' : '修改制度事项',
    [
      form('institution', [
        select(
          'kind',
          institutionKinds.map((one) => ({ label: institutionNames[one], value: one })),
          {
            placeholder: '新建、修订还是废止',
            required: true,
            ...(view.kind !== null && { value: view.kind }),
          },
        ),
        input('title', { label: '哪项制度', value: view.title, maxLength: 100, required: true }),
        ...ownerField(view.owners, view.owner),
        ...dayField('dueOn', '办成期限', view.dueOn),
        ...dayField('checkOn', '哪天查执行', view.checkOn),
        submit('保存', saveInstitutionButton, { unitId, institutionId }),
      ]),
      backTo(kind, unitId),
    ],
    { template: 'blue' },
  )
}
