/** The shapes of the demo organisation: plain data, brought to life elsewhere by the product's own actions. */

export type Language = 'fr' | 'en'

/** A sentence in both first languages. */
export type Bilingual = { readonly fr: string; readonly en: string }

export type Site = 'Lorient' | 'Grenoble' | 'Leeds'

export type CastOrganization = {
  readonly key: string
  readonly name: string
  /** Domain of every e-mail address; `.example` is reserved (RFC 2606), so nothing can ever be delivered. */
  readonly emailDomain: string
  /** IANA zone in which every `HH:MM` of the cast is read. */
  readonly timeZone: string
  readonly tagline: Bilingual
}

export type CastTeam = {
  readonly key: string
  readonly name: Bilingual
  readonly sites: readonly Site[]
}

export type CastSkill = {
  readonly key: string
  readonly label: Bilingual
  /** Other words people use for it, in either language, never a label of another skill. */
  readonly synonyms: readonly string[]
}

/** Hours of a working day, `HH:MM` in the organisation's zone, `until` excluded. */
export type CastHours = { readonly from: string; readonly until: string }

export type CastPerson = {
  readonly key: string
  readonly name: string
  readonly email: string
  readonly team: string
  readonly site: Site
  readonly jobTitle: Bilingual
  /** Day of joining the company, `YYYY-MM-DD`. */
  readonly since: string
  /** ISO 639-1 codes, best spoken first; the product itself knows `fr` and `en` only. */
  readonly languages: readonly string[]
  readonly preferredLanguage: Language
  readonly role: 'member' | 'manager' | 'admin'
  /** Three to six skills the person says to have; what they have shown is in the stories. */
  readonly claims: readonly string[]
  /** When they usually accept taps, and how many minutes a week they give. */
  readonly helps: { readonly hours: readonly CastHours[]; readonly weeklyMinutes: number }
}

/** A line of the chat. `language` is there only when it is not the language of the ask. */
export type CastLine = { readonly from: 'seeker' | 'helper'; readonly text: string; readonly language?: Language }

/**
 * Somebody tapped who did not come, `afterSeconds` from the ask: when they said so, or when their silence ran out.
 * Whoever was tapped and not heard of before somebody else accepted is not listed.
 */
export type CastTap = {
  readonly person: string
  readonly answer: 'declined' | 'lapsed' | 'postponed' | 'off_topic'
  readonly afterSeconds: number
}

export type CastOutcome =
  | {
      readonly result: 'solved' | 'partly'
      readonly kind: 'solution' | 'meta_knowledge' | 'reformulation' | 'validation' | 'legitimation'
    }
  | { readonly result: 'not_solved' }

export type CastSession = {
  readonly helper: string
  /** From the ask, or from the end of the session before, to this acceptance. */
  readonly secondsToAccept: number
  readonly minutes: number
  readonly chat: readonly CastLine[]
  readonly outcome: CastOutcome
  /** Skills the helper showed; empty when it did not work. */
  readonly shown: readonly string[]
  readonly thanks?: string
}

/**
 * How an ask ended. A session that did not solve is followed by another, or by giving up. `abandoned` counts its
 * minutes from the ask, or from the last session; `parked` is a seeker who did not come; `expired` found nobody, and
 * how long that takes is the product's own rule.
 */
export type CastEnding =
  | { readonly state: 'resolved'; readonly sessions: readonly CastSession[] }
  | { readonly state: 'abandoned'; readonly sessions: readonly CastSession[]; readonly afterMinutes: number }
  | { readonly state: 'parked'; readonly helper: string; readonly secondsToAccept: number }
  | { readonly state: 'expired' }

/** One past ask. */
export type CastStory = {
  readonly key: string
  /**
   * Working days before today: 1 is the last working day, 150 some 210 calendar days ago.
   * Counted so, no ask falls on a weekend, whatever the day on which the demo is started.
   */
  readonly workdaysAgo: number
  /** `HH:MM` in the organisation's zone. */
  readonly at: string
  readonly seeker: string
  readonly language: Language
  readonly text: string
  readonly skills: readonly string[]
  readonly tapped: readonly CastTap[]
  readonly ending: CastEnding
}

/** 1 is Monday; what goes past midnight is two. */
export type CastWeek = readonly { readonly day: number; readonly from: string; readonly to: string }[]

/** What is going on when a visitor opens the demo. */
export type CastLive = {
  /** Whose seat the visitor takes first. */
  readonly newcomer: string
  /** An ask ready to be sent by the newcomer, in both languages, and who answers it in the demo. */
  readonly suggestedAsk: {
    readonly text: Bilingual
    readonly skills: readonly string[]
    readonly helper: string
    readonly chat: readonly { readonly from: 'seeker' | 'helper'; readonly text: Bilingual }[]
    readonly thanks: Bilingual
  }
  /** Who says to be available now; nobody else does. */
  readonly available: readonly string[]
  /** Who is quiet until a time of today, `HH:MM`: a reason the colleagues do see. */
  readonly quiet: readonly { readonly person: string; readonly until: string }[]
  /**
   * Who keeps hours of the week. Nobody of `available` does: whatever the hour a visitor comes, those who may be asked
   * are the same.
   */
  readonly hours: readonly {
    readonly person: string
    readonly help: CastWeek
    readonly quiet: CastWeek
    readonly restMinutes: number
    readonly muted: readonly string[]
  }[]
  /** Claims that colleagues vouch for. */
  readonly endorsed: readonly { readonly person: string; readonly skill: string; readonly by: readonly string[] }[]
  /** A tap that waits for the newcomer. */
  readonly waitingTap: {
    readonly seeker: string
    readonly language: Language
    readonly text: string
    readonly skills: readonly string[]
    readonly openedSecondsAgo: number
  }
}
