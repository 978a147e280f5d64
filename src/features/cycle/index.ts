import * as buttons from '../../../cards/cycle/buttons.ts'
import { findCycle } from '../../../db/queries/cycles.ts'
import { onPress, type Feature } from '../../pipeline/feature.ts'
import { cycleCards } from './cards.ts'
import { cycleDutySource } from './duties.ts'
import { placesDecided, planPublished } from './gates.ts'
import { choosePlace } from './operations/choose-place.ts'
import { createPlan, openPlan } from './operations/create-plan.ts'
import { adoptPlan, moveWindow, publishPlan, reopenPlan } from './operations/decide-plan.ts'
import * as edit from './operations/edit-plan.ts'
import {
  exportParameters,
  readPlanParameters,
  takeParameterFile,
} from './operations/exchange-parameters.ts'
import { finishTask, reopenTask } from './operations/finish-task.ts'
import { makeParameterFile } from './parameter-file.ts'
import { cycleReminders } from './reminders.ts'

/** 方案 — one year's plan: from a preset to adoption, publication and a window that may move. */
export const cycle: Feature = {
  name: 'cycle',
  commands: [
    {
      name: '/plan',
      aliases: ['方案', '实施方案'],
      who: 'member',
      usage: '看今年的安排；总支书记新建、发布、改时间',
      run: openPlan,
    },
  ],
  actions: [
    onPress(buttons.openButton, 'member', (_op, { card, key }) => ({ become: { card, key } })),
    onPress(buttons.createButton, 'secretary', createPlan),
    onPress(buttons.setParameterButton, 'secretary', edit.setParameter),
    onPress(buttons.savePartsButton, 'secretary', edit.saveParts),
    onPress(buttons.saveBasisButton, 'secretary', edit.saveBasis),
    onPress(buttons.dropBasisButton, 'secretary', edit.dropBasis),
    onPress(buttons.saveTaskButton, 'secretary', edit.saveTask),
    onPress(buttons.assignTasksButton, 'secretary', edit.assignTasks),
    onPress(buttons.dropTaskButton, 'secretary', edit.dropTask),
    onPress(buttons.saveGuarantorButton, 'secretary', edit.chooseGuarantor),
    onPress(buttons.adoptButton, 'secretary', adoptPlan),
    onPress(buttons.reopenButton, 'secretary', reopenPlan),
    onPress(buttons.publishButton, 'secretary', publishPlan),
    onPress(buttons.moveWindowButton, 'secretary', moveWindow),
    onPress(buttons.exportButton, 'secretary', exportParameters),
    onPress(buttons.finishTaskButton, 'member', finishTask),
    onPress(buttons.reopenTaskButton, 'member', reopenTask),
    onPress(buttons.choosePlaceButton, 'member', choosePlace),
  ],
  cards: cycleCards,
  documents: {
    planParameters: {
      privacy: 'P3',
      about: (db, key) => {
        const found = findCycle(db, key['cycleId'] ?? '')
        return found ? { unitId: found.rootId } : {}
      },
      make: (db, key) => makeParameterFile(db, { cycleId: key['cycleId'] ?? '' }),
    },
  },
  jobs: { readPlanParameters },
  duties: cycleDutySource,
  reminders: cycleReminders,
  events: { file: takeParameterFile },
  gates: { G1: planPublished, G12: placesDecided },
}
