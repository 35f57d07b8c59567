/**
 * What matching is told and what it answers: plain values, no text of an ask ever comes back out.
 * The server translates its rows into these; nothing here knows where they are kept.
 */

export type Language = 'fr' | 'en'

/** A skill as the catalogue knows it: its id and every name it goes by, in both languages. */
export interface SkillName {
  skillId: string
  labels: readonly string[]
}

/** What somebody says they know. `labels` are the French and English names and synonyms of the skill. */
export interface Claim {
  skillId: string
  labels: string[]
  at: Date
  /** Colleagues who vouch for it, by id; left out: nobody does. */
  endorsedBy?: string[]
}

/** Who somebody is. */
export interface PersonFacts {
  personId: string
  teamId: string | null
  /** 'fr', 'en' … : what this person can help in. */
  languages: string[]
  /** Joined the organisation at. */
  since: Date
  claims: Claim[]
}

/** One past session that helped: the evidence. `text` is analysed and forgotten; only stems stay in the index. */
export interface SolvedAsk {
  askId: string
  sessionId: string
  helperId: string
  /** Null for somebody who is not here any more. */
  seekerId: string | null
  text: string
  language: Language
  skills: { skillId: string; labels: string[] }[]
  at: Date
  outcome: 'solved' | 'partly'
  thanked: boolean
  minutes: number
}

/** Somebody said of an ask that it is not their topic. `text` is analysed and forgotten; only stems stay in the index. */
export interface NotMine {
  personId: string
  askId: string
  text: string
  skillIds: string[]
  at: Date
}

/** Whether somebody may be asked now. */
export interface Willingness {
  /** Declared, not quiet, reachable: the caller decides. */
  available: boolean
  inSession: boolean
  tapsOpen: number
  helpsToday: number
}

export interface Query {
  /** The ask, when it is one and not a preview: what is known now is kept to learn from once somebody helped. */
  askId?: string
  text: string
  skillIds: string[]
  seekerId: string
  seekerTeamId: string | null
  languages: string[]
  now: Date
  exclude?: ReadonlySet<string>
  /** Nobody of these teams; null: nobody without one. */
  excludeTeams?: ReadonlySet<string | null>
  /** Nobody but this one. */
  only?: string
  limit: number
  willingOnly: boolean
}

export interface Proposal {
  personId: string
  /** 0..1, comparable inside one answer only. */
  score: number
  /** 0..1, know-how on this ask alone: no willingness, team, pair or load in it. */
  fit: number
  /** Best first. */
  reasons: Reason[]
  /** Minutes, the median of similar solved asks (this person's when there are three, else everybody's). */
  expectedMinutes: number | null
}

export type Reason =
  | { kind: 'solved_similar'; askId: string; count: number; lastAt: Date }
  | { kind: 'skill_shown'; skillId: string; count: number; lastAt: Date }
  /** `vouched`: by how many who count (law M20). */
  | { kind: 'skill_claimed'; skillId: string; at: Date; vouched: number }
  | { kind: 'past_pair'; count: number; lastAt: Date }
  | { kind: 'same_team' }
  | { kind: 'language'; language: string }
  | { kind: 'willing' }
