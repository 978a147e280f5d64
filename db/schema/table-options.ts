/** Tables, by SQL name, made WITHOUT ROWID, so that nothing tells in which order rows came. */
export const withoutRowid: readonly string[] = ['opinion_envelope', 'opinion', 'opinion_line']
