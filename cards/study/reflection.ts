import type { CardJson } from '../kit/card.ts'
import { button, card, form, input, note, submit, text } from '../kit/elements.ts'
import { saveReflectionButton, shareButton, unshareButton } from './buttons.ts'
import { go } from './parts.ts'

export interface ReflectionView {
  taskId: string
  personId: string
  title: string
  /** Whose it is, when the reader is somebody else. */
  author: string | undefined
  /** The author, or who answers for them. */
  mayWrite: boolean
  body: string | undefined
  shared: boolean
}

/** 心得: written by the person, read by the secretary, shared only on request. */
export function reflectionCard(view: ReflectionView): CardJson {
  const { taskId, personId } = view
  const title = view.author === undefined ? '学习心得' : `${view.author} 的学习心得`
  return card(
    title,
    [
      note(`学习任务：${view.title}`),
      ...(view.mayWrite ? writing(view) : [text(view.body ?? '还没有写。')]),
      view.mayWrite && go('返回', 'studyTask', { taskId, personId }, { type: 'text' }),
    ],
    { template: 'blue' },
  )
}

function writing(view: ReflectionView) {
  const { taskId, personId, body } = view
  const written = body !== undefined
  return [
    note(view.shared ? '已分享给支部，大家可以看。' : '只有您和书记能看。'),
    form('reflection', [
      input('body', {
        label: '学了以后怎么想（最多 1000 字）',
        rows: 6,
        maxLength: 1000,
        required: true,
        ...(written && { value: body }),
      }),
      submit('保存', saveReflectionButton, { taskId, personId }),
    ]),
    written &&
      !view.shared &&
      button(
        '分享给支部',
        shareButton,
        { taskId, personId },
        {
          confirm: {
            title: '分享给支部？',
            text: '支部的党员都能看到您的名字和心得，随时可以收回。',
          },
        },
      ),
    written && view.shared && button('收回分享', unshareButton, { taskId, personId }),
  ]
}
