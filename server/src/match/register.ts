import { ENGINE, type SolvedAsk, type Willingness } from '@binome/matching/index.ts'
import { catalogueOf, namedIn, type SkillNames } from '@binome/matching/labels.ts'
import type { LearnerState } from '@binome/matching/learn/learner.ts'
import { notMineOf } from '../availability/not-mine-store.ts'
import { evidenceOf } from '../evidence/store.ts'
import type { House } from '../house.ts'
import { endorsedBy } from '../people/endorsement-store.ts'
import { reachableBy, type Tabs, type Ways } from '../reach/rules.ts'
import { waysOf } from '../reach/store.ts'
import { frameFor, HelpingBudget, type WeekKept } from '../routing/budget.ts'
import { budgetRows } from '../routing/budget-store.ts'
import { RoutingRules } from '../routing/rules.ts'
import { saidRules } from '../routing/store.ts'
import { InOrder } from './in-order.ts'
import type { Learner } from './learnt.ts'
import { Rankings } from './rankings.ts'
import { Responses } from './responses.ts'
import { engagements, matchPeople, openTapsOf, skillCatalogue } from './store.ts'
import { Suggestions } from './suggestions.ts'
import type { Difference } from './thread/held.ts'
import type { ThreadIndex } from './thread/indexes.ts'
import { DAY_MS, Willing } from './willing.ts'

/** Evidence is read so much at a time: some milliseconds of the thread a page, while others have their turns. */
const PAGE = 200
/** And told the index so much at a time: about a millisecond of its thread, which a ranking beside it may wait for. */
const TOLD_AT_ONCE = 25
/** Skills suggested for one ask. */
const SUGGESTED = 4

interface Topical {
  text: string
  skillIds: readonly string[]
}

/**
 * One organisation in memory: the index and who is willing. Built from the database, kept warm by facts (hearing.ts),
 * thrown away at will: the database stays the only truth. Laws: LAWS.md.
 */
export class OrganizationMatch {
  readonly index: ThreadIndex
  /** What its ranking learnt. */
  readonly ranking: Learner
  readonly willing = new Willing((personId, willingness) => {
    this.index.tell('setWillingness', personId, willingness)
    this.noteFree(personId, willingness)
  })
  readonly inOrder = new InOrder()
  /** How people may be asked here. */
  rules = new RoutingRules()
  readonly rankings = new Rankings()
  readonly suggestions = new Suggestions()
  /** How taps are answered here; it outlives an index that is built anew. */
  responses = new Responses()
  private readonly free = new Set<string>()
  private readonly budgets = new Map<string, HelpingBudget>()
  private readonly teams = new Map<string, string | null>()
  /** Of those who said something of their channels or have a browser that takes notifications. */
  private readonly ways = new Map<string, Ways>()
  private readonly house: House
  private readonly organizationId: string
  /** Told when the ranking was told of an outcome. */
  readonly learnt: () => void

  private catalogue: Promise<SkillNames> | null = null
  private readingNotMine: Promise<void> = Promise.resolve()

  private constructor(house: House, organizationId: string, index: ThreadIndex, learnt: () => void) {
    this.house = house
    this.organizationId = organizationId
    this.index = index
    this.learnt = learnt
    this.ranking = {
      engine: ENGINE,
      saveLearnt: () => index.ask('saveLearnt'),
      loadLearnt: (state) => index.ask('loadLearnt', state as LearnerState),
      forgetLearnt: () => index.tell('forgetLearnt'),
    }
  }

  /**
   * @param index an empty one
   * @param signal gives the loading up
   */
  static async load(
    house: House,
    organizationId: string,
    index: ThreadIndex,
    learnt: () => void,
    signal?: AbortSignal,
  ): Promise<OrganizationMatch> {
    const match = new OrganizationMatch(house, organizationId, index, learnt)
    await match.readRules()
    await match.readPeople()
    await match.readBudgets()
    for await (const page of match.pages()) {
      signal?.throwIfAborted()
      await match.put(page)
    }
    await index.ask('rehearse')
    await match.readNotMine()
    await match.readEngagements()
    return match
  }

  /** Every skill of the house by its names, read once and again after one was added. */
  skills(): Promise<SkillNames> {
    if (this.catalogue) return this.catalogue
    const reading = skillCatalogue(this.house.db, this.organizationId).then((skills) => {
      if (this.catalogue === reading) this.index.tell('putCatalogue', skills)
      return catalogueOf(skills)
    })
    this.catalogue = reading
    reading.catch(() => {
      if (this.catalogue === reading) this.catalogue = null
    })
    return reading
  }

  /** One was added. */
  forgetSkills(): void {
    this.catalogue = null
    this.suggestions.clear()
  }

  /** Skills the words of each of these suggest, by the names the index was told last. */
  async suggest(texts: readonly string[]): Promise<string[][]> {
    const suggested: string[][] = []
    for (const some of inChunks(texts)) suggested.push(...(await this.index.ask('suggestSkills', some, SUGGESTED)))
    return suggested
  }

  teamOf(personId: string): string | null {
    return this.teams.get(personId) ?? null
  }

  /** [R3] Teams that people of this one may not ask; null: those without a team. */
  beyond(seekerTeamId: string | null): Set<string | null> {
    if (this.rules.openToAll) return new Set()
    const teams = new Set(this.teams.values())
    return new Set([...teams].filter((teamId) => !this.rules.mayAsk(seekerTeamId, teamId)))
  }

  /** [R4] When the first team opens that people of this one may ask; null: one is open. */
  opensFor(seekerTeamId: string | null, now: Date): Date | null {
    return this.rules.opensFor(seekerTeamId, new Set(this.teams.values()), now)
  }

  /** [R3] Whether somebody is here whom this seeker may ask, by the rules of the house. */
  mayAsk(seekerId: string, personId: string): boolean {
    return this.isMember(personId) && this.rules.mayAsk(this.teamOf(seekerId), this.teamOf(personId))
  }

  /** [R3] [D4] The same, and who wants to hear of such things. */
  async mayBeAsked(personId: string, ask: { seekerId: string } & Topical): Promise<boolean> {
    return this.mayAsk(ask.seekerId, personId) && !this.willing.mutes(personId, await this.topicsOf(ask))
  }

  /** [D4] What an ask is about, for whoever mutes it: its tags, and what its words call by a name of the house. */
  async topicsOf({ text, skillIds }: Topical): Promise<readonly string[]> {
    if (!this.willing.somebodyMutes()) return skillIds
    return [...skillIds, ...namedIn(text, await this.skills())]
  }

  isMember(personId: string): boolean {
    return this.teams.has(personId)
  }

  /** Reads somebody anew from the database. */
  refresh(personId: string): Promise<void> {
    return this.readPeople([personId])
  }

  /** The same for those this one vouches for. */
  async readEndorsedBy(personId: string): Promise<void> {
    const personIds = await endorsedBy(this.house.db, this.organizationId, personId)
    if (personIds.length > 0) await this.readPeople(personIds)
  }

  /** Nobody was at the keyboard just now, or no tab is open: an answer takes longer, and comes less often. */
  idle(personId: string): boolean {
    return !this.house.config.demo && this.tabsOf(personId) !== 'active'
  }

  /** Open taps as the database has them, for what was learnt to go on from. */
  async openTaps() {
    return openTapsOf(this.house.db, this.organizationId)
  }

  /** A person's first tab opened, or their last one closed: what they can be reached by is looked at anew. */
  async reach(personId: string, tabOpen: boolean): Promise<void> {
    // A sign-in that ended took its browser along, without a fact.
    if (!tabOpen) await this.readWays([personId])
    // A tab may have opened while that was read.
    const open = tabOpen || this.house.hub.connected(personId) > 0
    this.setReachable(personId, open, this.house.clock.now())
  }

  /** The channels of a person that are on and work. */
  waysOf(personId: string): Ways {
    return this.ways.get(personId) ?? { tab: true, push: false }
  }

  /** What a person has open now. */
  tabsOf(personId: string): Tabs {
    const activity = this.house.hub.activity(personId)
    return activity === 'away' ? 'none' : activity
  }

  /** Whoever becomes free makes kept rankings old. */
  private noteFree(personId: string, { available, inSession, tapsOpen }: Willingness): void {
    const free = available && !inSession && tapsOpen === 0
    if (free && !this.free.has(personId)) this.rankings.arrived()
    if (free) this.free.add(personId)
    else this.free.delete(personId)
  }

  /** In the demo the cast counts as being there: whoever tries it out plays them one at a time. */
  private setReachable(personId: string, tabOpen: boolean, now: Date): void {
    const by = reachableBy(this.waysOf(personId), tabOpen ? 'active' : 'none')
    this.willing.setReachable(personId, by !== null || this.house.config.demo, now)
  }

  private async readWays(personIds?: string[]): Promise<void> {
    const found = await waysOf(this.house.db, this.organizationId, this.house.clock.now(), personIds)
    for (const personId of personIds ?? []) this.ways.delete(personId)
    for (const { personId, ...ways } of found) this.ways.set(personId, ways)
  }

  async readRules(): Promise<void> {
    this.rules = new RoutingRules(await saidRules(this.house.db, this.organizationId))
  }

  /** Share of somebody's week that is given, 0..1; undefined where it sets no bound. */
  budgetUsed(personId: string, now: Date): number | undefined {
    return this.budgets.get(personId)?.used(now)
  }

  /** [R7] What somebody keeps of their week; null where it sets no bound. */
  weekKept(personId: string, now: Date): WeekKept | null {
    return this.budgets.get(personId)?.kept(now) ?? null
  }

  /** Budgets and opening hours of everybody, or of these people alone. */
  async readBudgets(personIds?: readonly string[]): Promise<void> {
    const now = this.house.clock.now()
    const rows = await budgetRows(this.house.db, this.organizationId, now, personIds)
    const byPerson = new Map(rows.map((row) => [row.personId, row]))
    for (const personId of personIds ?? this.teams.keys()) {
      const teamId = this.teamOf(personId)
      const row = byPerson.get(personId) ?? null
      const budget = new HelpingBudget(row, frameFor(this.rules.of(teamId), row?.timeZone ?? null), row?.given ?? [])
      this.budgets.set(personId, budget)
      // Whoever keeps hours of their own is asked in those, whatever the house does.
      const opening = this.willing.hasHours(personId) ? [] : [this.rules.openingOf(teamId)]
      this.willing.bind(personId, [...opening, budget], now)
    }
  }

  async readEngagements(personId?: string): Promise<void> {
    const now = this.house.clock.now()
    const since = new Date(now.getTime() - DAY_MS)
    for (const one of await engagements(this.house.db, this.organizationId, since)) {
      if (personId !== undefined && one.personId !== personId) continue
      if (one.what === 'helps') this.willing.helped(one.personId, one.id, one.at, now)
      else if (one.what === 'rests') this.willing.rested(one.personId, one.id, one.at, now)
      else this.willing.engage(one.personId, one.what, one.id, true, now)
    }
  }

  /** Members with their words and channels, as the database has them: all of them, or these. */
  async readPeople(personIds?: string[]): Promise<void> {
    const [people] = await Promise.all([
      matchPeople(this.house.db, this.organizationId, personIds),
      this.readWays(personIds),
    ])
    const now = this.house.clock.now()
    for (const { word, ...facts } of people) {
      this.index.tell('putPerson', facts)
      this.teams.set(facts.personId, facts.teamId)
      this.willing.put(facts.personId, word, now)
      this.setReachable(facts.personId, this.house.hub.connected(facts.personId) > 0, now)
    }
    const found = new Set(people.map((person) => person.personId))
    for (const personId of personIds ?? []) {
      if (found.has(personId)) continue
      this.index.tell('removePerson', personId)
      this.teams.delete(personId)
      this.budgets.delete(personId)
      this.willing.remove(personId)
    }
  }

  /**
   * How far this is from the database: evidence, people and their words that differ or are missing here, and how much is
   * past its retention there (`takeOutPast`). Reads everything, a page at a time. Who is willing is not looked at: it
   * changes with every tab.
   */
  async difference(): Promise<Difference> {
    await this.index.ask('compare')
    for await (const page of this.pages()) {
      for (const some of inChunks(page)) await this.index.ask('comparePage', some)
    }
    const people = await matchPeople(this.house.db, this.organizationId)
    const said = await notMineOf(this.house.db, this.organizationId)
    const facts = people.map(({ word, ...facts }) => facts)
    return this.index.ask('compared', facts, said)
  }

  /** What people said is not theirs: of everybody, of one, or about one ask. One after the other: the last look is the newest. */
  readNotMine(part: { personId: string } | { askId: string } | undefined = undefined): Promise<void> {
    const reading = this.readingNotMine.then(async () => {
      const said = await notMineOf(this.house.db, this.organizationId, part)
      const members = said.filter(({ personId }) => this.isMember(personId))
      this.index.tell('putNotMine', part ?? 'all', members)
    })
    this.readingNotMine = reading.catch(() => undefined)
    return reading
  }

  private async *pages(): AsyncGenerator<SolvedAsk[]> {
    const { house, organizationId } = this
    for (let after: { at: Date; sessionId: string } | null = null; ; ) {
      const page: SolvedAsk[] = await evidenceOf(house.db, organizationId, { after, limit: PAGE })
      yield page
      const last = page.at(-1)
      if (last === undefined || page.length < PAGE) return
      after = last
    }
  }

  async readEvidence(part: Parameters<typeof evidenceOf>[2]): Promise<void> {
    await this.put(await evidenceOf(this.house.db, this.organizationId, part))
  }

  /** Waits only where there is more than the index takes in at once. */
  private async put(evidence: readonly SolvedAsk[]): Promise<void> {
    for (const some of inChunks(evidence)) {
      if (evidence.length <= TOLD_AT_ONCE) this.index.tell('addSolved', some)
      else await this.index.ask('addSolved', some)
    }
  }
}

function* inChunks<T>(all: readonly T[]): Generator<T[]> {
  for (let i = 0; i < all.length; i += TOLD_AT_ONCE) yield all.slice(i, i + TOLD_AT_ONCE)
}
