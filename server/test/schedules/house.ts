import type { Chance } from '../chance.ts'
import type { MemoryDatabase } from '../memory/database.ts'
import { prepared } from '../memory/engine.ts'
import { Transaction, type Value } from '../memory/rows.ts'

/** The house a schedule is played in: a few people who know something, with what bounds their being asked. */

export const FROM = Date.parse('2026-03-25T09:00:00Z')

export interface Place {
  organizationId: string
  people: readonly string[]
  skillIds: readonly string[]
}

const id = (n: number) => `00000000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`

export const SKILLS = [
  ['tableur', 'spreadsheet'],
  ['facture', 'invoice'],
] as const

export function makePlace(
  database: MemoryDatabase,
  chance: Chance,
  tell: (text: string, params: readonly Value[]) => void,
): Place {
  const { store } = database
  const tx = new Transaction()
  const run = (text: string, ...params: Value[]) => {
    const made = prepared(text)
    if ('what' in made) throw new Error('a house is made of rows')
    store.run(tx, made, params, store.moment(tx))
    tell(text, params)
  }
  const at = new Date(FROM - 86_400_000)
  const organizationId = id(1)
  const people = Array.from({ length: 4 + chance.below(3) }, (_, i) => id(100 + i))
  const skillIds = SKILLS.map((_, i) => id(50 + i))
  run(`INSERT INTO organization (id, name, language, created_at) VALUES ($1, 'House', 'fr', $2)`, organizationId, at)
  SKILLS.forEach(([fr, en], i) => {
    run(
      `INSERT INTO skill (organization_id, id, label_fr, label_en, created_at) VALUES ($1, $2, $3, $4, $5)`,
      ...[organizationId, skillIds[i] ?? '', fr, en, at],
    )
  })
  people.forEach((person, i) => {
    run(
      `INSERT INTO person (organization_id, id, kind, name, language, languages, created_at) VALUES ($1, $2, 'member', $3, 'fr', $4, $5)`,
      ...[organizationId, person, `Person ${i}`, ['fr', 'en'], at],
    )
    run(
      `INSERT INTO membership (organization_id, person_id, role, started_at) VALUES ($1, $2, 'member', $3)`,
      ...[organizationId, person, at],
    )
    run(
      `INSERT INTO availability (organization_id, person_id, available, quiet_until, rest_minutes, changed_at) VALUES ($1, $2, $3, $4, $5, $6)`,
      ...[
        organizationId,
        person,
        !chance.is(0.1),
        chance.is(0.05) ? new Date(FROM + 60_000) : null,
        chance.is(0.2) ? 5 : 0,
        at,
      ],
    )
    for (const skillId of skillIds) {
      if (chance.is(0.75)) {
        run(
          `INSERT INTO skill_claim (organization_id, person_id, skill_id, claimed_at) VALUES ($1, $2, $3, $4)`,
          ...[organizationId, person, skillId, at],
        )
      }
      if (chance.is(0.06)) {
        run(
          `INSERT INTO topic_mute (organization_id, person_id, skill_id) VALUES ($1, $2, $3)`,
          ...[organizationId, person, skillId],
        )
      }
    }
    if (chance.is(0.15)) {
      run(
        `INSERT INTO helping_budget (organization_id, person_id, minutes, changed_at) VALUES ($1, $2, $3, $4)`,
        ...[organizationId, person, chance.of([0, 1, 3]), at],
      )
    }
  })
  if (chance.is(0.6)) {
    run(
      `INSERT INTO routing_rules (organization_id, team_id, dial, most_taps, most_at_once, changed_at) VALUES ($1, NULL, $2, $3, $4, $5)`,
      ...[
        organizationId,
        chance.of(['fast', 'balanced', 'gentle']),
        chance.of([1, 2, 3, 40]),
        chance.of([1, 2, 3, 10]),
        at,
      ],
    )
  }
  store.commit(tx)
  return { organizationId, people, skillIds }
}
