/** 整改措施 — what the team will put right, where each member is going, what members suggest. */
import {
  addButton,
  changeButton,
  directionButton,
  goButton,
  notGivenButton,
  recordDirectionButton,
  removeButton,
  restoreButton,
  suggestButton,
  withdrawDirectionButton,
  withdrawSuggestionButton,
} from '../../../cards/measure/buttons.ts'
import { measureUsage } from '../../../cards/measure/wording.ts'
import { onPress, type Feature } from '../../pipeline/feature.ts'
import { measureCards } from './cards.ts'
import { measureDutySource } from './duties.ts'
import { measuresEngine } from './engine.ts'
import {
  nameDirection,
  noteNotGiven,
  recordDirection,
  withdrawDirection,
} from './operations/directions.ts'
import { addMeasures, changeMeasure, removeMeasure, restoreMeasure } from './operations/measures.ts'
import { goTo, openOwn, suggest, withdrawSuggestion } from './operations/suggest.ts'

export const measure: Feature = {
  name: 'measure',
  commands: [
    {
      name: '/direction',
      aliases: ['整改方向'],
      who: 'member',
      usage: measureUsage,
      run: openOwn,
    },
  ],
  actions: [
    onPress(goButton, 'member', goTo),
    onPress(addButton, 'member', addMeasures),
    onPress(changeButton, 'member', changeMeasure),
    onPress(removeButton, 'member', removeMeasure),
    onPress(restoreButton, 'member', restoreMeasure),
    onPress(directionButton, 'member', nameDirection),
    onPress(withdrawDirectionButton, 'member', withdrawDirection),
    onPress(recordDirectionButton, 'member', recordDirection),
    onPress(notGivenButton, 'member', noteNotGiven),
    onPress(suggestButton, 'member', suggest),
    onPress(withdrawSuggestionButton, 'member', withdrawSuggestion),
  ],
  cards: measureCards,
  duties: measureDutySource,
  engines: { measures: measuresEngine },
}
