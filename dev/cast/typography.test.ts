import { describe, expect, test } from 'vitest'
import { live } from './live.ts'
import { people } from './people.ts'
import { skills } from './skills.ts'
import { stories } from './stories.ts'
import { organization, teams } from './teams.ts'
import type { CastSession, CastStory, Language } from './types.ts'
import { frenchFaults } from './typography.ts'

const sessionsOf = (story: CastStory): readonly CastSession[] =>
  story.ending.state === 'resolved' || story.ending.state === 'abandoned' ? story.ending.sessions : []

/** Every text of the cast with its language and where it stands. */
function texts(): { where: string; language: Language; text: string }[] {
  const said = stories.flatMap((story) => [
    { where: story.key, language: story.language, text: story.text },
    ...sessionsOf(story).flatMap((session) => [
      ...session.chat.map((line) => ({
        where: `${story.key} chat`,
        language: line.language ?? story.language,
        text: line.text,
      })),
      ...(session.thanks ? [{ where: `${story.key} thanks`, language: story.language, text: session.thanks }] : []),
    ]),
  ])
  const pairs = [
    live.suggestedAsk.text,
    live.suggestedAsk.thanks,
    ...live.suggestedAsk.chat.map((line) => line.text),
    ...skills.map((s) => s.label),
    ...teams.map((t) => t.name),
    ...people.map((p) => p.jobTitle),
    organization.tagline,
  ]
  return [
    ...said,
    { where: 'waiting tap', language: live.waitingTap.language, text: live.waitingTap.text },
    ...pairs.flatMap((pair) => [
      { where: pair.fr, language: 'fr' as const, text: pair.fr },
      { where: pair.en, language: 'en' as const, text: pair.en },
    ]),
  ]
}

describe('typography', () => {
  test('French texts keep their spaces, apostrophes and quotes; English ones their apostrophes', () => {
    const faults = texts().flatMap(({ where, language, text }) =>
      (language === 'fr'
        ? frenchFaults(text)
        : /\p{L}'\p{L}|[\u00a0\u202f]/u.test(text)
          ? ['apostrophe or space']
          : []
      ).map((fault) => `${where}: ${fault}`),
    )
    expect(faults).toEqual([])
  })

  test('the check sees the usual faults, and leaves formulas alone', () => {
    for (const wrong of [
      'Ça va ?',
      'Ça va?',
      'Oui : non',
      'Oui: non',
      'l\u0027écran',
      '« mot »',
      '4 min',
      '12 500 lignes',
    ]) {
      expect(frenchFaults(wrong), wrong).not.toEqual([])
    }
    for (const right of [
      "=RECHERCHEX(A4;'Export ERP'!A:A;Export!F:F)",
      'Ça va\u202f? Oui\u00a0: 4\u00a0min.',
      '#N/A',
    ]) {
      expect(frenchFaults(right), right).toEqual([])
    }
  })
})
