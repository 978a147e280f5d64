import type { GalleryCard } from '../gallery.ts'

export const names = ['政治功能强不强', '“四个意识”牢不牢', '普通党员着重查找的问题', '问题的根源']
export const pages = (filled: number) =>
  names.map((title, at) => ({ section: `s${at}`, title, filled: at < filled }))
export const ids = { cycleId: 'c', subjectId: 'p' }

export function shown(name: string, state: string, card: GalleryCard['card']): GalleryCard {
  return { name, state, card }
}

/** Every card of the analysis in every state. */
