import type { SkillRef } from '@binome/contract/terms.ts'

/** A skill in the reader's language. */
export const skillLabel = (skill: SkillRef, locale: string): string =>
  locale.startsWith('fr') ? skill.labelFr : skill.labelEn
