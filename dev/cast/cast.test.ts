import { describe, expect, test } from 'vitest'
import { live } from './live.ts'
import { people } from './people.ts'
import { skills } from './skills.ts'
import { stories } from './stories.ts'
import { organization, teams } from './teams.ts'
import type { CastPerson, CastSession, CastStory } from './types.ts'

const person = new Map(people.map((p) => [p.key, p]))
const skillKeys = new Set(skills.map((s) => s.key))

const sessionsOf = (story: CastStory): readonly CastSession[] =>
  story.ending.state === 'resolved' || story.ending.state === 'abandoned' ? story.ending.sessions : []
const first = (story: CastStory) => sessionsOf(story)[0]
const minuteOf = (at: string) => Number(at.slice(0, 2)) * 60 + Number(at.slice(3))
const found = (key: string): CastPerson => {
  const p = person.get(key)
  if (!p) throw new Error(`nobody is called ${key}`)
  return p
}

/** Minutes of the day during which a helper is taken, one interval a session. */
function helping(story: CastStory): { helper: string; from: number; until: number }[] {
  let clock = minuteOf(story.at)
  if (story.ending.state === 'parked') {
    const from = clock + story.ending.secondsToAccept / 60
    return [{ helper: story.ending.helper, from, until: from + 2 }]
  }
  return sessionsOf(story).map((s) => {
    const from = clock + s.secondsToAccept / 60
    clock = from + s.minutes
    return { helper: s.helper, from, until: clock }
  })
}

/** Minutes of the day during which the ask keeps its seeker from asking something else. */
function open(story: CastStory): { from: number; until: number } {
  const from = minuteOf(story.at)
  const last = helping(story).at(-1)?.until ?? from
  const { ending } = story
  if (ending.state === 'expired') return { from, until: 24 * 60 }
  return { from, until: ending.state === 'abandoned' ? last + ending.afterMinutes : last }
}

describe('people and teams', () => {
  test('thirty-six people, in five teams of six or more', () => {
    expect(people).toHaveLength(36)
    expect(teams).toHaveLength(5)
    for (const team of teams) expect(people.filter((p) => p.team === team.key).length).toBeGreaterThanOrEqual(6)
  })

  test('keys, names and addresses are each one person’s', () => {
    for (const field of ['key', 'name', 'email'] as const) {
      expect(new Set(people.map((p) => p[field])).size).toBe(people.length)
    }
    for (const p of people) {
      expect(p.email).toMatch(/^[a-z.-]+@[a-z.]+$/)
      expect(p.email.endsWith(`@${organization.emailDomain}`)).toBe(true)
    }
  })

  test('one administrator, one manager a team, several generations', () => {
    expect(people.filter((p) => p.role === 'admin')).toHaveLength(1)
    for (const team of teams) {
      expect(people.filter((p) => p.team === team.key && p.role === 'manager')).toHaveLength(1)
    }
    const years = people.map((p) => Number(p.since.slice(0, 4))).sort((a, b) => a - b)
    expect([years[0], years.at(-1)]).toEqual([1989, 2026])
  })

  test('each belongs to a team on their site, claims three to six known skills, and speaks what they read', () => {
    for (const p of people) {
      expect(teams.find((t) => t.key === p.team)?.sites, p.key).toContain(p.site)
      expect(p.claims.length, p.key).toBeGreaterThanOrEqual(3)
      expect(p.claims.length, p.key).toBeLessThanOrEqual(6)
      expect(new Set(p.claims).size, p.key).toBe(p.claims.length)
      for (const claim of p.claims) expect(skillKeys, `${p.key} ${claim}`).toContain(claim)
      expect(p.languages, p.key).toContain(p.preferredLanguage)
    }
  })

  test('skills have unique keys, labels and synonyms', () => {
    expect(skillKeys.size).toBe(skills.length)
    expect(skills.length).toBeGreaterThanOrEqual(60)
    for (const language of ['fr', 'en'] as const) {
      expect(new Set(skills.map((s) => s.label[language].toLowerCase())).size).toBe(skills.length)
    }
    const synonyms = skills.flatMap((s) => s.synonyms.map((word) => word.toLowerCase()))
    expect(new Set(synonyms).size).toBe(synonyms.length)
  })
})

describe('stories', () => {
  test('every key is unique, every reference resolves', () => {
    expect(new Set(stories.map((s) => s.key)).size).toBe(stories.length)
    for (const story of stories) {
      found(story.seeker)
      expect(story.skills.length, story.key).toBeGreaterThan(0)
      for (const tap of story.tapped) found(tap.person)
      for (const { helper } of helping(story)) found(helper)
      const shown = sessionsOf(story).flatMap((s) => s.shown)
      for (const skill of [...story.skills, ...shown]) expect(skillKeys, story.key).toContain(skill)
    }
  })

  test('no two asks are worded alike', () => {
    expect(new Set(stories.map((s) => s.text.toLowerCase())).size).toBe(stories.length)
  })

  test('they lie in the last 150 working days, in office hours', () => {
    for (const story of stories) {
      expect(story.workdaysAgo, story.key).toSatisfy((n: number) => Number.isInteger(n) && n >= 1 && n <= 150)
      expect(story.at, story.key).toMatch(/^\d\d:\d\d$/)
      expect(minuteOf(story.at), story.key).toBeGreaterThanOrEqual(8 * 60)
      expect(minuteOf(story.at), story.key).toBeLessThan(18 * 60)
    }
  })

  test('nobody helps themself, or is tapped for their own ask, or both comes and does not', () => {
    for (const story of stories) {
      const helpers = helping(story).map((h) => h.helper)
      const tapped = story.tapped.map((t) => t.person)
      expect([...helpers, ...tapped], story.key).not.toContain(story.seeker)
      expect(new Set([...helpers, ...tapped]).size, story.key).toBe(helpers.length + tapped.length)
    }
  })

  test('a tap is answered or lapses before somebody accepts', () => {
    for (const story of stories) {
      const accepted = story.ending.state === 'parked' ? story.ending.secondsToAccept : first(story)?.secondsToAccept
      for (const tap of story.tapped) {
        expect(tap.afterSeconds, story.key).toBeGreaterThan(0)
        if (accepted !== undefined) expect(tap.afterSeconds, story.key).toBeLessThanOrEqual(accepted)
      }
    }
  })

  test('nobody is in two stories in the same minute, as seeker or as helper', () => {
    const taken = stories.flatMap((story) => [
      { who: story.seeker, story, ...open(story) },
      ...helping(story).map(({ helper, from, until }) => ({ who: helper, story, from, until })),
    ])
    const clashes = taken.flatMap((a, i) =>
      taken
        .slice(i + 1)
        .filter((b) => a.who === b.who && a.story.workdaysAgo === b.story.workdaysAgo)
        .filter((b) => a.story !== b.story)
        .filter((b) => a.from < b.until && b.from < a.until)
        .map((b) => `${a.who}: ${a.story.key}, ${b.story.key}`),
    )
    expect(clashes).toEqual([])
    for (const story of stories) {
      const now = minuteOf(story.at)
      const busy = taken.filter((t) => t.story.workdaysAgo === story.workdaysAgo && t.from <= now && now < t.until)
      for (const tap of story.tapped) {
        expect(
          busy.map((t) => t.who),
          story.key,
        ).not.toContain(tap.person)
      }
    }
  })

  test('a helper is reached inside the hours they give, in a language they share', () => {
    for (const story of stories) {
      for (const { helper, from, until } of helping(story)) {
        const { hours } = found(helper).helps
        expect(
          hours.some((h) => minuteOf(h.from) <= from && until <= minuteOf(h.until)),
          `${story.key} ${helper}`,
        ).toBe(true)
      }
      for (const who of [...helping(story).map((h) => h.helper), ...story.tapped.map((t) => t.person)]) {
        expect(found(who).languages, `${story.key} ${who}`).toContain(story.language)
      }
      expect(found(story.seeker).languages, story.key).toContain(story.language)
    }
  })

  test('who is vouched for claims it, and nobody vouches for themself', () => {
    for (const { person, skill, by } of live.endorsed) {
      expect(found(person).claims, person).toContain(skill)
      for (const key of by) expect(found(key).key, skill).not.toBe(person)
    }
  })

  test('who frees somebody claims the skill, or learnt it before', () => {
    for (const story of stories) {
      for (const session of sessionsOf(story)) {
        if (session.outcome.result !== 'solved' || session.outcome.kind !== 'solution') continue
        const learnt = stories
          .filter((s) => s.workdaysAgo > story.workdaysAgo && s.seeker === session.helper)
          .flatMap((s) => s.skills)
        const known = new Set([...found(session.helper).claims, ...learnt])
        expect(
          story.skills.some((skill) => known.has(skill)),
          `${story.key} ${session.helper}`,
        ).toBe(true)
      }
    }
  })

  test('only a last session solves; skills are shown where it helped', () => {
    for (const story of stories) {
      const sessions = sessionsOf(story)
      sessions.forEach((session, i) => {
        const helped = session.outcome.result !== 'not_solved'
        expect(helped, story.key).toBe(story.ending.state === 'resolved' && i === sessions.length - 1)
        expect(session.shown.length > 0, story.key).toBe(helped)
        expect(session.chat.length, story.key).toBeGreaterThanOrEqual(2)
        expect(session.chat.length, story.key).toBeLessThanOrEqual(6)
        expect(session.minutes, story.key).toBeGreaterThanOrEqual(3)
        expect(session.minutes, story.key).toBeLessThanOrEqual(30)
      })
      if (story.ending.state === 'resolved') expect(sessions.length, story.key).toBeGreaterThan(0)
    }
  })
})

describe('proportions', () => {
  const share = (some: number, all: number) => some / all
  const sessions = stories.flatMap(sessionsOf)

  test('some 290 asks: nineteen in twenty answered, half a minute to five for nine in ten', () => {
    expect(stories.length).toBeGreaterThanOrEqual(250)
    const expired = stories.filter((s) => s.ending.state === 'expired').length
    expect(share(expired, stories.length)).toBeGreaterThan(0.04)
    expect(share(expired, stories.length)).toBeLessThan(0.08)
    const seconds = stories.flatMap((s) => first(s)?.secondsToAccept ?? []).sort((a, b) => a - b)
    expect(seconds[Math.floor(seconds.length / 2)]).toBeGreaterThan(80)
    expect(seconds[Math.floor(seconds.length / 2)]).toBeLessThan(120)
    expect(seconds[Math.floor(seconds.length * 0.9)]).toBeLessThanOrEqual(300)
  })

  test('mostly solved, mostly by a solution, mostly thanked; all five kinds occur', () => {
    const ended = sessions.flatMap(({ outcome, thanks }) =>
      outcome.result === 'not_solved' ? [] : [{ ...outcome, thanks }],
    )
    const solved = ended.filter((s) => s.result === 'solved').length
    expect(share(solved, ended.length)).toBeGreaterThan(0.8)
    expect(solved).toBeLessThan(ended.length)
    expect(share(ended.filter((s) => s.kind === 'solution').length, ended.length)).toBeGreaterThan(0.75)
    expect(new Set(ended.map((s) => s.kind)).size).toBe(5)
    expect(share(ended.filter((s) => s.thanks).length, ended.length)).toBeGreaterThan(0.75)
  })

  test('both languages, everybody asks or helps', () => {
    const english = stories.filter((s) => s.language === 'en').length
    expect(share(english, stories.length)).toBeGreaterThan(0.12)
    expect(share(english, stories.length)).toBeLessThan(0.4)
    const present = new Set(stories.flatMap((s) => [s.seeker, ...helping(s).map((h) => h.helper)]))
    expect(people.filter((p) => !present.has(p.key)).map((p) => p.key)).toEqual([])
  })

  test('enough asks look like the suggested one for its wait curve; one person alone knows the bench', () => {
    const answered = (skill: string) => stories.filter((s) => s.skills.includes(skill) && sessionsOf(s).length > 0)
    expect(answered('excel-lookup').length).toBeGreaterThanOrEqual(14)
    expect(new Set(answered('test-bench-350').flatMap((s) => sessionsOf(s).map((x) => x.helper)))).toEqual(
      new Set(['yannick']),
    )
  })
})

describe('now', () => {
  test('everybody named exists; the newcomer is a member who has freed somebody of what the tap asks', () => {
    for (const key of [...live.available, ...live.quiet.map((q) => q.person), live.waitingTap.seeker]) found(key)
    expect(found(live.newcomer).role).toBe('member')
    expect(live.available).toHaveLength(14)
    for (const { person, muted } of live.hours) {
      expect(live.available).not.toContain(found(person).key)
      for (const skill of muted) expect(skillKeys).toContain(skill)
    }
    expect(new Set(live.available).size).toBe(14)
    expect(live.available).not.toContain(live.newcomer)
    expect(live.available).toContain(live.suggestedAsk.helper)
    for (const skill of [...live.suggestedAsk.skills, ...live.waitingTap.skills]) expect(skillKeys).toContain(skill)
    const freed = stories.filter((s) =>
      sessionsOf(s).some(
        (x) => x.helper === live.newcomer && live.waitingTap.skills.some((skill) => x.shown.includes(skill)),
      ),
    )
    expect(freed.length).toBeGreaterThanOrEqual(2)
  })
})
