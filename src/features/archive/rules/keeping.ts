/** How long a pack may be kept by who asked for it (`domain.md` 7.4). */
export const keptDays = 30
