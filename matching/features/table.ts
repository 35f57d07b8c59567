import { CAREER, COUNT, RECENCY, SEEN } from './activity.ts'
import { AFFINITY_NAMES } from './affinity.ts'
import { HABITS } from './habits.ts'
import { HUNCH_NAMES } from './hunch.ts'
import { LATENT_NAMES } from './meaning.ts'
import { PAIR_NAMES } from './pair.ts'
import { SIMILAR_NAMES, SKILL_NAMES, TITLE_NAMES } from './topic.ts'
import { WORDS_NAMES } from './words.ts'

/** Every number a person is judged by, in the order of the columns, each in the group that explains it. */
const GROUPS = {
  recency: RECENCY,
  count: COUNT,
  career: CAREER,
  seen: SEEN,
  habits: HABITS,
  similar: [...SIMILAR_NAMES, ...WORDS_NAMES],
  title: TITLE_NAMES,
  skills: SKILL_NAMES,
  pair: PAIR_NAMES,
  meaning: [...LATENT_NAMES, ...HUNCH_NAMES, ...AFFINITY_NAMES],
} as const

export type Group = keyof typeof GROUPS

export const FEATURES: readonly { name: string; group: Group }[] = Object.entries(GROUPS).flatMap(([group, names]) =>
  names.map((name) => ({ name, group: group as Group })),
)
