/** What a phone says when it will not send a press. */
export const phoneSays = {
  noSuchButton: '卡片上没有这个按钮',
  disabled: '这个按钮现在不能按',
  missing: (label: string) => `请先填写必填项：${label}`,
  unknownOption: (label: string) => `没有这个选项：${label}`,
  unknownField: (label: string) => `卡片上没有这一栏：${label}`,
  badValue: (label: string) => `这一栏填得不对：${label}`,
  tooLong: (label: string) => `超过了字数限制：${label}`,
  tooOld: '卡片已超过 14 天，不能再操作',
}

export const everybody = '所有人'
