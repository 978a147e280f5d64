import type { CardJson } from '../kit/card.ts'
import {
  card,
  columns,
  datePicker,
  form,
  input,
  multiSelect,
  note,
  select,
  submit,
  text,
  type Option,
} from '../kit/elements.ts'
import { sayDay } from '../kit/day.ts'
import { materialRows, moveDueButton, publishButton } from './buttons.ts'
import { go } from './parts.ts'
import { materialKinds, materialNames } from './wording.ts'

export interface TaskFormView {
  unitId: string
  /** For whom it can be; one means there is nothing to choose. */
  units: readonly Option[]
  topics: readonly Option[]
  dueOn: string
}

/** 发布学习任务. */
export function taskFormCard(view: TaskFormView): CardJson {
  const { unitId } = view
  const kinds = materialKinds.map((kind) => ({ label: materialNames[kind], value: kind }))
  const rows = Array.from({ length: materialRows }, (_, at) => at + 1)
  return card(
    '发布学习任务',
    [
      form('studyTask', [
        view.units.length > 1 && text('发给谁'),
        view.units.length > 1 && select('unit', view.units, { value: unitId, required: true }),
        input('title', { label: '任务名称', maxLength: 60, required: true }),
        ...rows.flatMap((at) => [
          text(at === 1 ? '材料一' : `材料${['二', '三'][at - 2]}（可不填）`),
          columns([
            {
              weight: 2,
              elements: [select(`kind${at}`, kinds, { placeholder: '类型', required: at === 1 })],
            },
            {
              weight: 3,
              elements: [
                input(`material${at}`, {
                  placeholder: '名称',
                  maxLength: 80,
                  required: at === 1,
                }),
              ],
            },
          ]),
        ]),
        text('学习重点'),
        multiSelect('topics', view.topics),
        input('whereToRead', { label: '网址，或者在哪里看（可不填）', maxLength: 300 }),
        text('截止日'),
        datePicker('dueOn', { value: view.dueOn, required: true }),
        submit('发布', publishButton, { unitId }),
      ]),
      note('发布后，群里会出现一张任务卡片，只显示人数，不显示名字。'),
      go('返回', 'studyManage', { unitId, page: '1' }, { type: 'text' }),
    ],
    { template: 'blue' },
  )
}

export interface DueFormView {
  taskId: string
  unitId: string
  title: string
  dueOn: string
}

/** 改截止日; the reminders follow. */
export function dueFormCard(view: DueFormView): CardJson {
  const { taskId, unitId, dueOn } = view
  return card(
    '改截止日',
    [
      text(view.title),
      note(`现在是 ${sayDay(dueOn)}`),
      form('studyDue', [
        datePicker('dueOn', { value: dueOn, required: true }),
        submit('保存', moveDueButton, { taskId }),
      ]),
      go('返回', 'studyProgress', { taskId, unitId, page: '1' }, { type: 'text' }),
    ],
    { template: 'blue' },
  )
}
