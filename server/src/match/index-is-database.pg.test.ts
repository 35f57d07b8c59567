import { apply } from '@binome/contract/apply.ts'
import type { Now } from '@binome/contract/now.ts'
import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { accept, ask, meet, tapped } from '../../test/asking.ts'
import { emptyIndex, type TestCore, testCore } from '../../test/core.ts'
import { cancelAsk, changeAsk, openAsk, parkAsk, resumeAsk, widenAsk } from '../ask/actions.ts'
import { setAvailability } from '../availability/actions.ts'
import { takeBackNotMine } from '../availability/not-mine.ts'
import { snapshotOf } from '../now/snapshot.ts'
import {
  act as actOnObserver,
  candidates,
  move as moveObserver,
  propose as proposeObserver,
} from '../observer/actions.ts'
import { observersOf } from '../observer/store.ts'
import { declineOffer, postponeOffer } from '../offer/actions.ts'
import { sayOutcome } from '../outcome/actions.ts'
import { addMember, addSkill, claimSkills } from '../people/actions.ts'
import { changeMember, removeMember } from '../people/admin.ts'
import { endorse } from '../people/endorse.ts'
import { eraseMe } from '../people/erase.ts'
import { importHistory } from '../people/history.ts'
import { hideSkill, saveProfile } from '../people/me.ts'
import { Refusal } from '../platform/refusal.ts'
import { end } from '../session/actions.ts'
import { OrganizationMatch } from './register.ts'

/** What people do, each with everybody and everything drawn; a refusal is an answer too. */
const TEXTS = [
  'Mon RECHERCHEX renvoie #N/A',
  'ORA-00942 on nightly import',
  'Étiquette palette illisible',
  'VPN is slow',
]
const SKILLS = ['Tableaux croisés', 'Base Oracle']

interface Draw {
  act: string
  who: number
  other: number
  yes: boolean
}

class Walk {
  readonly world: TestCore
  /** What everybody sees is looked at too, after every step. */
  readonly looks: boolean
  private tick = 0
  /** What each member's tab shows, and how many events it has applied. */
  private readonly views = new Map<string, { seen: number; now: Now }>()
  constructor(world: TestCore, looks = false) {
    this.world = world
    this.looks = looks
  }

  readonly acts: { [name: string]: (draw: Draw) => Promise<unknown> } = {
    open: ({ who, other, yes }) =>
      openAsk(this.house, this.as(who), {
        ...{ text: this.text(other), pictureIds: [], skillIds: [] },
        ...(yes && { forPersonId: this.person(other) }),
      }),
    change: async ({ who, other }) =>
      changeAsk(this.house, this.as(who), { askId: await this.askOf(who), text: this.text(other + 1) }),
    widen: async ({ who }) => widenAsk(this.house, this.as(who), await this.askOf(who)),
    park: async ({ who }) => parkAsk(this.house, this.as(who), { askId: await this.askOf(who), written: false }),
    resume: async ({ who }) => resumeAsk(this.house, this.as(who), await this.askOf(who)),
    cancel: async ({ who, yes }) =>
      cancelAsk(this.house, this.as(who), { askId: await this.askOf(who), solvedAlone: yes }),
    decline: async ({ who, other }) => {
      const [one] = await tapped(this.world, await this.askOf(who))
      if (one === undefined) return
      const { helperId, offerId } = one
      const until = new Date(this.world.clock.now().getTime() + 900_000)
      if (other % 2 === 0) await postponeOffer(this.house, this.world.caller(helperId), { offerId, until })
      else await declineOffer(this.house, this.world.caller(helperId), { offerId, offTopic: other % 3 === 0 })
    },
    takeBackNotMine: async ({ who }) => {
      const [said] = await this.rows<{ askId: string }>(sql`SELECT ask_id FROM not_my_topic
        WHERE organization_id = ${this.world.organizationId} AND person_id = ${this.person(who)}`)
      await takeBackNotMine(this.house, this.world.core.matches, this.as(who), said?.askId ?? this.world.organizationId)
    },
    /** A whole encounter, with its word or without. */
    help: async ({ who, other, yes }) => {
      const seekerId = this.person(who)
      const { id } = await ask(this.world, seekerId, this.text(other))
      const [one] = await tapped(this.world, id)
      if (one === undefined) return
      const sessionId = await accept(this.world, one)
      await meet(this.world, seekerId, one.helperId, sessionId)
      await this.world.pass(120)
      const skillIds = await this.skillIds()
      const outcome = (['solved', 'partly', 'not_solved', 'solved'] as const)[other % 4] ?? 'solved'
      const said = { sessionId, outcome, skillIds: yes ? skillIds.slice(0, 1) : [], ...(yes && { thanks: 'Merci' }) }
      await sayOutcome(this.house, this.as(who), said)
    },
    accept: async ({ who }) => {
      const [one] = await tapped(this.world, await this.askOf(who))
      if (one !== undefined) await accept(this.world, one)
    },
    endSession: async ({ who }) => {
      const [session] = await this.rows<{ id: string }>(sql`SELECT id FROM session WHERE state <> 'ended'
        AND organization_id = ${this.world.organizationId} AND seeker_id = ${this.person(who)}`)
      await end(this.house, this.as(who), session?.id ?? this.world.organizationId)
    },
    /** Somebody comes to an open session to advise, or says no to it; in another turn they leave. */
    advise: async ({ who, other, yes }) => {
      const organizationId = this.world.organizationId
      const [session] = await this.rows<{ id: string; helperId: string }>(sql`SELECT id, helper_id FROM session
        WHERE state <> 'ended' AND organization_id = ${organizationId} AND seeker_id = ${this.person(who)}`)
      if (!session) return
      const { id: sessionId, helperId } = session
      const { matches } = this.world.core
      const by = this.world.caller(helperId)
      const [there] = await observersOf(this.house.db, organizationId, sessionId)
      if (there) return moveObserver(this.house, this.world.caller(there.personId), { sessionId, act: 'leave' })
      const people = await candidates(this.house, matches, by, sessionId)
      const personId = people[other % 5]?.person.id ?? people[0]?.person.id
      if (personId === undefined) return
      await proposeObserver(this.house, matches, by, { sessionId, personId, comesTo: 'advise', line: '' })
      const [row] = await observersOf(this.house.db, organizationId, sessionId)
      const agreed = { sessionId, observerId: row?.id ?? '', act: 'agree' } as const
      await actOnObserver(this.house, matches, this.as(who), agreed)
      await moveObserver(this.house, this.world.caller(personId), { sessionId, act: yes ? 'come' : 'leave' })
    },
    available: ({ who, other, yes }) =>
      setAvailability(this.house, this.as(who), {
        available: yes,
        until: other % 2 === 0 ? this.later(other * 60) : null,
        quietUntil: other % 3 === 0 ? this.later(other * 30) : null,
      }),
    profile: ({ who, yes }) =>
      saveProfile(this.house, this.as(who), { name: 'Inès', languages: yes ? ['fr'] : ['en'] }),
    claim: async ({ who, yes }) =>
      claimSkills(this.house, this.as(who), {
        skillIds: yes ? (await this.skillIds()).slice(0, 2) : [],
        newLabels: yes ? [SKILLS[who % 2] ?? ''] : [],
      }),
    /** Whoever claims something is vouched for, or not any more. */
    endorse: async ({ who, other, yes }) => {
      const personId = this.person(other + 1)
      const [claim] = await this.rows<{ skillId: string }>(sql`SELECT skill_id FROM skill_claim
        WHERE organization_id = ${this.world.organizationId} AND person_id = ${personId} ORDER BY skill_id`)
      const skillId = claim?.skillId ?? this.world.organizationId
      await endorse(this.house, this.as(who), { personId, skillId, endorsed: yes })
    },
    hide: async ({ who, yes }) => {
      const [skillId] = await this.skillIds()
      if (skillId !== undefined) await hideSkill(this.house, this.as(who), { skillId, hidden: yes })
    },
    addSkill: ({ who }) => addSkill(this.house, this.world.organizationId, skillOf(who)),
    role: ({ who, yes }) =>
      changeMember(this.house, this.as(0), { personId: this.person(who), role: yes ? 'manager' : 'member' }),
    leave: ({ who }) => removeMember(this.house, this.as(0), { personId: this.person(who) }),
    comeBack: async ({ who }) => {
      const [one] = await this.rows<{ email: string | null }>(sql`SELECT email FROM person
        WHERE organization_id = ${this.world.organizationId} AND id = ${this.person(who)}`)
      const input = { name: 'Revenant', email: one?.email ?? null, language: 'fr' as const }
      if (input.email !== null) {
        await this.house.transaction((tx, record) =>
          addMember(this.house, tx, record, this.world.organizationId, input),
        )
      }
    },
    erase: ({ who }) => eraseMe(this.house, this.as(who)),
    history: ({ who, other }) => {
      this.tick += 1
      const at = (days: number) => new Date(this.world.clock.now().getTime() - days * 86_400_000).toISOString()
      const answer = (helperKey: string) => ({ helperKey, at: at(9), outcome: 'solved', kind: 'solution' }) as const
      return importHistory(this.house, this.as(0), {
        asks: [
          {
            ...{ key: `old ${this.tick}`, at: at(10), seekerKey: emailOf(who), text: this.text(other) },
            skills: [SKILLS[other % 2] ?? ''],
            // Somebody here, and somebody who is only known from back then.
            answers: [emailOf(other), `old hand ${other % 2}`].map((key) => ({ ...answer(key), thanked: false })),
          },
        ],
      })
    },
    passMinutes: ({ other }) => this.world.pass(60 * (other + 1)),
    passDay: () => this.world.pass(86_400),
  }

  async step(draw: Draw): Promise<void> {
    try {
      await this.acts[draw.act]?.(draw)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
    }
    await this.world.core.settled()
    const { core, organizationId, clock } = this.world
    const warm = await core.matches.of(organizationId)
    warm.willing.expire(clock.now())
    const index = emptyIndex()
    const built = await OrganizationMatch.load(core.house, organizationId, index, () => undefined)
    const checksum = (of: OrganizationMatch) => of.index.ask('checksum')
    expect(await checksum(warm), `[K1] after ${JSON.stringify(draw)}`).toBe(await checksum(built))
    index.close()
    if (this.looks) await this.look(draw)
    expect(await warm.difference(), `[K2] after ${JSON.stringify(draw)}`).toEqual({ differ: 0, past: 0 })
  }

  /** [W1] Every tab, by what it was sent, shows what a fresh one would. Who left has none, who comes back a new one. */
  async look(draw: Draw | null): Promise<void> {
    const { core, organizationId, line } = this.world
    const members = await this.rows<{ personId: string }>(sql`SELECT person_id FROM membership
      WHERE organization_id = ${organizationId} AND ended_at IS NULL`)
    const here = new Set(members.map(({ personId }) => personId))
    for (const personId of this.views.keys()) if (!here.has(personId)) this.views.delete(personId)
    for (const personId of here) {
      const sent = line.sent(personId)
      const view = this.views.get(personId)
      const fresh = await snapshotOf(core.house, core.matches, organizationId, personId)
      if (view) {
        const now = sent.slice(view.seen).reduce(apply, view.now)
        expect(steady(now), `[W1] after ${JSON.stringify(draw)}`).toEqual(steady(fresh))
      }
      this.views.set(personId, { seen: sent.length, now: fresh })
    }
  }

  private get house() {
    return this.world.core.house
  }
  private person(n: number): string {
    return this.world.people[n % this.world.people.length] ?? ''
  }
  private as(n: number) {
    return this.world.caller(this.person(n))
  }
  private text(n: number): string {
    return TEXTS[n % TEXTS.length] ?? ''
  }
  private later(seconds: number): string {
    return new Date(this.world.clock.now().getTime() + (seconds + 1) * 1000).toISOString()
  }
  private async askOf(who: number): Promise<string> {
    const [last] = await this.rows<{ id: string }>(sql`SELECT id FROM ask
      WHERE organization_id = ${this.world.organizationId} AND seeker_id = ${this.person(who)}
      ORDER BY opened_at DESC, id DESC LIMIT 1`)
    return last?.id ?? this.world.organizationId
  }
  private async skillIds(): Promise<string[]> {
    const found = await this.rows<{ id: string }>(sql`SELECT id FROM skill
      WHERE organization_id = ${this.world.organizationId} ORDER BY id`)
    return found.map(({ id }) => id)
  }
  private async rows<T>(query: ReturnType<typeof sql<T>>): Promise<T[]> {
    return (await query.execute(this.world.fresh.db)).rows
  }
}

/** Taps of one moment stand in any order; what skills an outcome suggests moves with what the house learnt since the view. */
function steady(now: Now): unknown {
  const taps = now.taps.toSorted((a, b) => (a.offerId < b.offerId ? -1 : 1))
  return JSON.parse(JSON.stringify({ ...now, taps }, (key, value) => (key === 'suggestedSkills' ? null : value)))
}

const emailOf = (n: number) => `person${n % 6}@house.example`
const skillOf = (n: number) => ({ labelFr: `Outil ${n}`, labelEn: `Tool ${n}`, synonyms: [`T${n}`] })
const RUNS = 4

test('[K1] the index in memory is the one the database makes, and [W1] every tab shows what a fresh one would, after every action of a walk at random', {
  timeout: 180_000,
}, async () => {
  const done = new Set<string>()
  let walks = 0
  const names = Object.keys(new Walk({} as TestCore).acts)
  const draw = fc.record({
    act: fc.constantFrom(...names, 'help', 'help', 'help', 'history'),
    who: fc.nat(5),
    other: fc.nat(5),
    yes: fc.boolean(),
  })
  // Each run begins with every action once, in an order of its own, so that none is left to luck.
  const walk = fc.tuple(
    fc.shuffledSubarray(names, { minLength: names.length }),
    fc.array(draw, { minLength: 20, maxLength: 30 }),
  )
  await fc.assert(
    fc.asyncProperty(walk, async ([each, more]) => {
      const world = await testCore({ people: 6 })
      try {
        for (const [i, id] of world.people.entries()) {
          await sql`UPDATE person SET email = ${emailOf(i)} WHERE id = ${id}`.execute(world.fresh.db)
        }
        await sql`UPDATE membership SET role = 'admin' WHERE person_id = ${world.people[0]}`.execute(world.fresh.db)
        const one = new Walk(world, walks++ < 2)
        await world.core.matches.of(world.organizationId)
        const first = { act: 'help', who: 0, other: 0, yes: true }
        // Whoever helped leaves and is back the same day: what they did today is theirs again.
        const backAgain = [1, 2].flatMap((who) => ['leave', 'comeBack'].map((act) => ({ ...first, act, who })))
        for (const next of [
          first,
          ...backAgain,
          ...each.map((act, i) => ({ act, who: i % 6, other: (i * 7) % 6, yes: i % 2 === 0 })),
        ]) {
          await one.step(next)
        }
        for (const next of more) await one.step(next)
        const { index } = await world.core.matches.of(world.organizationId)
        done.add(String((await index.ask('size')).solved > 0))
      } finally {
        await world.stop()
      }
    }),
    { numRuns: RUNS, endOnFailure: true },
  )
  expect(done).toContain('true')
})
