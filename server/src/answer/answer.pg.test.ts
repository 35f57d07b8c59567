import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { tapped } from '../../test/asking.ts'
import { type TestCore, testCore } from '../../test/core.ts'
import { acceptOne, answersTo, knownBy, list, putAside, send, writers } from '../../test/writing.ts'
import { cancelAsk, openAsk, parkAsk, resumeAsk, viewOf } from '../ask/actions.ts'
import { setAvailability } from '../availability/actions.ts'
import { evidenceOf } from '../evidence/store.ts'
import { declineOffer } from '../offer/actions.ts'
import { readPerson } from '../people/directory.ts'
import { eraseMe, exportMine } from '../people/erase.ts'
import { hideSkill } from '../people/me.ts'
import { pairsOf } from '../session/store.ts'
import { callAuthor, knownAnswers, sayLine } from './deciding.ts'
import { pass, readPage, takeBack } from './writing.ts'

let world: TestCore
let [seeker, knows, also, third, stranger] = ['', '', '', '', '']
let skillId: string
beforeEach(async () => {
  world = await testCore({ people: 6 })
  ;[seeker = '', knows = '', also = '', third = '', stranger = ''] = world.people
  skillId = await knownBy(world, 'Paie', [knows, also, third])
})
afterEach(() => world.stop())

const house = () => world.core.house
const who = (personId: string) => world.caller(personId)
const aside = (more: Partial<Parameters<typeof putAside>[2]> = {}) =>
  putAside(world, seeker, { skillIds: [skillId], ...more })
const page = (personId: string, askId: string) => readPage(house(), who(personId), askId)
const view = (askId: string) => viewOf(house(), world.organizationId, askId)
const evidence = () => evidenceOf(world.fresh.db, world.organizationId, { after: null, limit: 10 })
const count = async (table: string) =>
  (await sql<{ n: number }>`SELECT count(*)::int AS n FROM ${sql.table(table)}`.execute(world.fresh.db)).rows[0]?.n

describe('[Q1] who is asked', () => {
  test('those it fits and nobody else; nobody when the seeker did not say so, and then whenever they do', async () => {
    const askId = await aside({ written: false })
    expect(await writers(world, askId)).toEqual([])
    expect(await view(askId)).toMatchObject({ state: 'parked', because: 'put_aside', written: false, answers: 0 })
    await parkAsk(house(), who(seeker), { askId, written: true })
    await world.core.settled()
    expect(await writers(world, askId)).toEqual([knows, also, third].toSorted())
    expect((await list(world, knows)).asks).toMatchObject([{ askId, text: 'Ma paie de mars est fausse', mine: 'none' }])
    expect((await list(world, stranger)).asks).toEqual([])
    await expect(page(stranger, askId)).rejects.toThrow('NOT_FOUND')
    await parkAsk(house(), who(seeker), { askId, written: false })
    await world.core.settled()
    expect((await list(world, knows)).asks).toEqual([])
    expect(await page(knows, askId)).toEqual({ state: 'gone', answer: null })
  })

  test('where it fits fewer than three, the best of the others too', async () => {
    const askId = await aside({ text: 'Rien que l’on sache', skillIds: [] })
    expect(await writers(world, askId)).toHaveLength(3)
  })

  test('an ask for one person is for them alone', async () => {
    const askId = await aside({ forPersonId: stranger })
    expect(await writers(world, askId)).toEqual([stranger])
  })

  test('whoever passes is asked no more, and their draft is gone', async () => {
    const askId = await aside()
    await send(world, knows, askId, { by: 'draft' })
    await Promise.all(Array.from({ length: 5 }, () => pass(house(), who(knows), askId)))
    await world.core.settled()
    expect((await list(world, knows)).asks).toEqual([])
    await expect(page(knows, askId)).rejects.toThrow('NOT_FOUND')
    await expect(send(world, knows, askId)).rejects.toThrow('NOT_FOUND')
    expect(await count('answer')).toBe(0)
    expect(await view(askId)).toMatchObject({ answers: 0 })
  })

  test('a search of half a day is put aside for it, its seeker is told, and time still ends it', async () => {
    const { id } = await openAsk(house(), who(seeker), {
      ...{ text: 'Ma paie de mars est fausse', pictureIds: [], skillIds: [skillId] },
    })
    await world.core.settled()
    await world.pass(12 * 3600)
    await world.pass(1)
    expect(await view(id)).toMatchObject({ state: 'parked', because: 'unanswered', written: true })
    expect(await writers(world, id)).toEqual([knows, also, third].toSorted())
    const asides = world.line.sent(seeker).filter((event) => event.part === 'parked')
    expect(asides.at(-1)).toMatchObject({ parked: [{ id, because: 'unanswered' }] })
    await world.pass(31 * 86_400)
    expect(await view(id)).toMatchObject({ state: 'expired' })
    expect((await list(world, knows)).asks).toEqual([])
  })

  test('not who said that it is not theirs', async () => {
    const ask = await openAsk(house(), who(seeker), { text: 'Ma paie', pictureIds: [], skillIds: [skillId] })
    await world.core.settled()
    const said = (await tapped(world, ask.id)).find(({ helperId }) => helperId === knows)
    await declineOffer(house(), who(knows), { offerId: said?.offerId ?? '', offTopic: true })
    await parkAsk(house(), who(seeker), { askId: ask.id, written: true })
    await world.core.settled()
    const asked = await writers(world, ask.id)
    expect(asked).toEqual(expect.arrayContaining([also, third]))
    expect(asked).not.toContain(knows)
  })

  test('somebody else in the place of who passes, and more people day by day while nobody has answered', async () => {
    const many = await testCore({ people: 30 })
    try {
      const [first = '', ...rest] = many.people
      const id = await knownBy(many, 'Bail', rest)
      const askId = await putAside(many, first, { text: 'Un bail', skillIds: [id] })
      const [passes = '', author = ''] = await writers(many, askId)
      expect(await writers(many, askId)).toHaveLength(8)
      await pass(many.core.house, many.caller(passes), askId)
      await many.core.settled()
      expect(await writers(many, askId)).toHaveLength(9)
      await many.pass(86_401)
      expect(await writers(many, askId)).toHaveLength(13)
      await send(many, author, askId)
      await many.pass(5 * 86_400)
      expect(await writers(many, askId)).toHaveLength(13)
    } finally {
      await many.stop()
    }
  }, 60_000)
})

test('[Q2] an ask without a name tells it to nobody before its acceptance, then to that author alone', async () => {
  await sql`UPDATE person SET name = 'Inès Moreau' WHERE id = ${seeker}`.execute(world.fresh.db)
  const askId = await aside({ unnamed: true })
  await send(world, knows, askId)
  const mine = await send(world, also, askId)
  await sayLine(house(), who(seeker), { answerId: mine.id, id: house().newId(), text: 'Laquelle ?' })
  await world.core.settled()
  const seen = async (personId: string) =>
    JSON.stringify([await list(world, personId), await page(personId, askId), await exportMine(house(), who(personId))])
  for (const personId of [knows, also]) {
    expect(await seen(personId)).not.toContain('Inès')
    expect(await seen(personId)).not.toContain(seeker)
  }
  expect(JSON.stringify((await sql`SELECT * FROM notice`.execute(world.fresh.db)).rows)).not.toContain('Inès')
  await acceptOne(world, seeker, mine)
  await world.core.settled()
  expect(await page(also, askId)).toMatchObject({
    state: 'accepted',
    ask: { from: { named: { name: 'Inès Moreau' } } },
  })
  expect(await seen(knows)).not.toContain('Inès')
})

describe('[Q3] an answer', () => {
  test('is a draft of its author alone, is sent, changed and taken back', async () => {
    const askId = await aside()
    const draft = await send(world, knows, askId, { by: 'draft', text: '' })
    expect(draft).toMatchObject({ state: 'draft', version: 1 })
    expect((await answersTo(world, seeker, askId)).answers).toEqual([])
    await expect(send(world, knows, askId, { text: '' })).rejects.toThrow('BAD_INPUT')
    const sent = await send(world, knows, askId)
    expect(sent).toMatchObject({ id: draft.id, state: 'sent', version: 2 })
    await world.core.settled()
    expect(world.line.sent(seeker).at(-1)).toMatchObject({ part: 'parked', parked: [{ answers: 1 }] })
    await expect(send(world, knows, askId, { by: 'draft' })).rejects.toThrow('ANSWER_STATE')
    world.clock.advance(60_000)
    await send(world, knows, askId, { text: 'Autrement' })
    const { answers } = await answersTo(world, seeker, askId)
    expect(answers).toMatchObject([{ text: 'Autrement', by: { id: knows }, changedAt: expect.any(String) }])
    await takeBack(house(), who(knows), askId)
    expect((await answersTo(world, seeker, askId)).answers).toEqual([])
    expect(await view(askId)).toMatchObject({ answers: 0 })
    expect(await page(knows, askId)).toMatchObject({ answer: { state: 'draft', text: 'Autrement' } })
  })

  test('of nobody who was not asked, nor while the ask does not wait', async () => {
    const askId = await aside()
    await expect(send(world, stranger, askId)).rejects.toThrow('NOT_FOUND')
    await expect(send(world, seeker, askId)).rejects.toThrow('NOT_FOUND')
    await resumeAsk(house(), who(seeker), askId)
    await expect(send(world, knows, askId)).rejects.toMatchObject({ code: 'ASK_STATE', data: { state: 'searching' } })
    await cancelAsk(house(), who(seeker), { askId, solvedAlone: false })
    await expect(send(world, knows, askId)).rejects.toThrow('ASK_STATE')
  })

  test('[Q10] and when the ask is over, of its words nothing is left to those who wrote', async () => {
    const askId = await aside()
    await send(world, knows, askId)
    await cancelAsk(house(), who(seeker), { askId, solvedAlone: true })
    const left = await page(knows, askId)
    expect(left).toMatchObject({ state: 'gone', answer: { text: 'Refaites le calcul du net.' } })
    expect(JSON.stringify(left)).not.toContain('paie')
  })
})

describe('[Q4] [Q5] an acceptance', () => {
  test('resolves the ask, and is evidence: of a written encounter, without minutes, thanked', async () => {
    const askId = await aside()
    const answer = await send(world, knows, askId)
    await send(world, also, askId, { text: 'Moi aussi' })
    const ask = await acceptOne(world, seeker, answer, { thanks: 'Merci !', skillIds: [skillId] })
    expect(ask).toMatchObject({ state: 'resolved', helper: { id: knows } })
    await world.core.settled()
    expect(await evidence()).toMatchObject([
      { askId, helperId: knows, seekerId: seeker, outcome: 'solved', thanked: true, minutes: 0, skills: [{ skillId }] },
    ])
    const index = (await world.core.matches.of(world.organizationId)).index
    expect([...index.sessionIds()]).toHaveLength(1)
    expect(await readPerson(house(), who(stranger), { personId: knows })).toMatchObject({ freed: 1 })
    expect(await pairsOf(world.fresh.db, world.organizationId, knows, { before: null, limit: 10 })).toEqual([])
    expect(await page(knows, askId)).toMatchObject({
      state: 'accepted',
      thanks: 'Merci !',
      answer: { state: 'accepted' },
    })
    expect(await page(also, askId)).toMatchObject({ state: 'gone', answer: { state: 'sent' } })
    expect((await answersTo(world, seeker, askId)).answers).toMatchObject([{ state: 'accepted' }, { state: 'sent' }])
    await expect(send(world, knows, askId)).rejects.toThrow('ASK_STATE')
    await expect(takeBack(house(), who(also), askId)).rejects.toThrow('ASK_STATE')
  })

  test('only by its seeker, of an answer as it was read, with skills the house has', async () => {
    const askId = await aside()
    const answer = await send(world, knows, askId)
    for (const personId of [knows, also, stranger]) {
      await expect(acceptOne(world, personId, answer)).rejects.toThrow('NOT_FOUND')
    }
    await expect(acceptOne(world, seeker, answer, { skillIds: [house().newId()] })).rejects.toThrow('BAD_INPUT')
    const changed = await send(world, knows, askId, { text: 'Autre chose' })
    await expect(acceptOne(world, seeker, answer)).rejects.toThrow('ANSWER_CHANGED')
    await takeBack(house(), who(knows), askId)
    await expect(acceptOne(world, seeker, changed)).rejects.toThrow('NOT_FOUND')
    expect(await evidence()).toEqual([])
    expect(await view(askId)).toMatchObject({ state: 'parked' })
  })

  test('[Q4] ten at once, of two answers: one wins', async () => {
    const askId = await aside()
    const both = [await send(world, knows, askId), await send(world, also, askId)]
    const tries = Array.from({ length: 10 }, (_, i) => acceptOne(world, seeker, both[i % 2] ?? { id: '', version: 0 }))
    const done = await Promise.allSettled(tries)
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const one of done) if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'ASK_STATE' })
    await world.core.settled()
    expect(await evidence()).toHaveLength(1)
    expect(await count('session')).toBe(1)
  })

  test.each([
    ['an edit', (askId: string) => send(world, knows, askId, { text: 'Tout autre chose' })],
    ['a taking back', (askId: string) => takeBack(house(), who(knows), askId)],
    ['a cancel', (askId: string) => cancelAsk(house(), who(seeker), { askId, solvedAlone: false })],
    ['a new search', (askId: string) => resumeAsk(house(), who(seeker), askId)],
  ])('[Q4] racing %s: the one or the other, never both', async (_, other) => {
    for (let i = 0; i < 6; i += 1) {
      const askId = await aside({ text: `Ma paie ${i} est fausse` })
      const answer = await send(world, knows, askId)
      const first = i % 2 === 0 ? null : other(askId)
      const [accepted, against] = await Promise.allSettled([acceptOne(world, seeker, answer), first ?? other(askId)])
      await world.core.settled()
      const ask = await view(askId)
      if (accepted.status === 'fulfilled') {
        // A resolved ask may be taken up again: that came after, and the acceptance stands.
        expect(['resolved', 'searching']).toContain(ask.state)
        expect((await evidence()).filter((one) => one.askId === askId)).toHaveLength(1)
        expect((await answersTo(world, seeker, askId)).answers).toMatchObject([
          { text: answer.text, state: 'accepted' },
        ])
      } else {
        expect(against.status).toBe('fulfilled')
        expect(ask.state).not.toBe('resolved')
        expect((await evidence()).filter((one) => one.askId === askId)).toEqual([])
      }
      if (ask.state === 'searching') await cancelAsk(house(), who(seeker), { askId, solvedAlone: false })
    }
  })

  test('taken up again and put aside again, another answer may be the one', async () => {
    const askId = await aside()
    const [one, two] = [await send(world, knows, askId), await send(world, also, askId)]
    await acceptOne(world, seeker, one, { outcome: 'partly' })
    await world.core.settled()
    await resumeAsk(house(), who(seeker), askId)
    await parkAsk(house(), who(seeker), { askId, written: true })
    await world.core.settled()
    await acceptOne(world, seeker, two)
    await world.core.settled()
    expect((await evidence()).map(({ helperId }) => helperId)).toEqual([knows, also])
  })
})

test('[Q6] nothing of a draft, a pass or of being asked reaches the seeker', async () => {
  const askId = await aside()
  const before = world.line.sent(seeker).length
  await send(world, knows, askId, { by: 'draft' })
  await pass(house(), who(also), askId)
  await world.core.settled()
  expect(world.line.sent(seeker)).toHaveLength(before)
})

describe('[Q7] lines', () => {
  const say = (personId: string, answerId: string, id = house().newId(), text = 'Laquelle ?') =>
    sayLine(house(), who(personId), { answerId, id, text })

  test('between the two, each kept once, and the author sees that they are asked back', async () => {
    const askId = await aside()
    const { id } = await send(world, knows, askId)
    const lineId = house().newId()
    expect(await say(seeker, id, lineId)).toMatchObject({ by: 'seeker' })
    expect(await say(seeker, id, lineId)).toMatchObject({ id: lineId })
    expect((await list(world, knows)).asks).toMatchObject([{ mine: 'asked_back' }])
    await expect(say(knows, id, lineId)).rejects.toThrow('NOT_FOUND')
    world.clock.advance(1000)
    await say(knows, id, house().newId(), 'Celle de mars')
    expect((await list(world, knows)).asks).toMatchObject([{ mine: 'sent' }])
    const { answers } = await answersTo(world, seeker, askId)
    expect(answers[0]?.lines.map(({ by, text }) => [by, text])).toEqual([
      ['seeker', 'Laquelle ?'],
      ['author', 'Celle de mars'],
    ])
    for (const personId of [also, stranger]) await expect(say(personId, id)).rejects.toThrow('NOT_FOUND')
    await takeBack(house(), who(knows), askId)
    await expect(say(seeker, id)).rejects.toThrow('NOT_FOUND')
  })

  test('forty, and no more', async () => {
    const askId = await aside()
    const { id } = await send(world, knows, askId)
    for (let i = 0; i < 40; i += 1) await say(i % 2 === 0 ? seeker : knows, id)
    await expect(say(seeker, id)).rejects.toThrow('THREAD_FULL')
  })
})

describe('[Q8] going on live', () => {
  const call = (answerId: string) => callAuthor(house(), world.core.matches, who(seeker), answerId)

  test('taps that author alone; not while they may not be tapped', async () => {
    const askId = await aside()
    const answer = await send(world, knows, askId)
    expect((await answersTo(world, seeker, askId)).answers).toMatchObject([{ callable: true }])
    await setAvailability(house(), who(knows), { available: false, until: null, quietUntil: null })
    await world.core.settled()
    expect((await answersTo(world, seeker, askId)).answers).toMatchObject([{ callable: false }])
    await expect(call(answer.id)).rejects.toThrow('NOT_WILLING')
    await setAvailability(house(), who(knows), { available: true, until: null, quietUntil: null })
    await world.core.settled()
    expect(await call(answer.id)).toMatchObject({ state: 'searching', forPerson: { id: knows } })
    await world.core.settled()
    expect((await tapped(world, askId)).map(({ helperId }) => helperId)).toEqual([knows])
    await expect(call(answer.id)).rejects.toThrow('ASK_STATE')
    // Nobody came: it goes on in writing, for everybody it was for.
    await parkAsk(house(), who(seeker), { askId, written: true })
    await world.core.settled()
    expect(await view(askId)).toMatchObject({ state: 'parked', answers: 1, forPerson: null })
    await expect(send(world, also, askId)).resolves.toMatchObject({ state: 'sent' })
  })

  test('an answer outweighs a "not now" from before it', async () => {
    const ask = await openAsk(house(), who(seeker), { text: 'Ma paie', pictureIds: [], skillIds: [skillId] })
    await world.core.settled()
    const said = (await tapped(world, ask.id)).find(({ helperId }) => helperId === knows)
    await declineOffer(house(), who(knows), { offerId: said?.offerId ?? '', offTopic: false })
    await parkAsk(house(), who(seeker), { askId: ask.id, written: true })
    await world.core.settled()
    world.clock.advance(60_000)
    const answer = await send(world, knows, ask.id)
    await call(answer.id)
    await world.core.settled()
    expect((await tapped(world, ask.id)).map(({ helperId }) => helperId)).toEqual([knows])
  })

  test('not beside another search of the same seeker, nor by anybody else', async () => {
    const askId = await aside()
    const answer = await send(world, knows, askId)
    await expect(callAuthor(house(), world.core.matches, who(also), answer.id)).rejects.toThrow('NOT_FOUND')
    await openAsk(house(), who(seeker), { text: 'Autre chose', pictureIds: [], skillIds: [] })
    await expect(call(answer.id)).rejects.toThrow('ASK_OPEN')
    expect(await view(askId)).toMatchObject({ state: 'parked' })
  })
})

describe('[Q9] found by the next one', () => {
  const known = (text = 'La paie de mars est fausse') => knownAnswers(house(), world.core.matches, who(stranger), text)
  const solved = async (more: { mine?: boolean; theirs?: boolean; outcome?: 'solved' | 'partly' } = {}) => {
    const askId = await aside()
    const answer = await send(world, knows, askId, { shared: more.mine ?? true })
    const { theirs = true, outcome = 'solved' } = more
    await acceptOne(world, seeker, answer, { shared: theirs, outcome, skillIds: [skillId] })
    await world.core.settled()
    return askId
  }

  test('the words of both and who wrote it, not who asked', async () => {
    await solved()
    const found = await known()
    expect(found.answers).toMatchObject([
      { asked: 'Ma paie de mars est fausse', text: 'Refaites le calcul du net.', by: { id: knows } },
    ])
    expect(JSON.stringify(found)).not.toContain(seeker)
    expect((await known('Rien à voir')).answers).toEqual([])
    expect((await known('  ')).answers).toEqual([])
  })

  test.each([
    ['its author did not say so', { mine: false }],
    ['its seeker did not say so', { theirs: false }],
    ['it helped in part', { outcome: 'partly' as const }],
  ])('not when %s', async (_, more) => {
    await solved(more)
    expect((await known()).answers).toEqual([])
  })

  test('not a line its author hides; not once one of the two is erased, and their words are gone', async () => {
    const askId = await solved()
    await hideSkill(house(), who(knows), { skillId, hidden: true })
    expect((await known()).answers).toEqual([])
    await hideSkill(house(), who(knows), { skillId, hidden: false })
    expect((await known()).answers).toHaveLength(1)
    await eraseMe(house(), who(seeker))
    await world.core.settled()
    expect((await known()).answers).toEqual([])
    expect(await page(knows, askId)).toMatchObject({ state: 'accepted' })
    expect((await exportMine(house(), who(knows))).answersWritten).toMatchObject([
      { text: 'Refaites le calcul du net.' },
    ])
    await eraseMe(house(), who(knows))
    await world.core.settled()
    expect(await count('answer')).toBe(0)
  })
})

test('[Q10] somebody erased takes their answers and lines along, and the seeker sees it', async () => {
  const askId = await aside()
  const answer = await send(world, knows, askId)
  await sayLine(house(), who(knows), { answerId: answer.id, id: house().newId(), text: 'À demain' })
  await world.core.settled()
  await eraseMe(house(), who(knows))
  await world.core.settled()
  expect([await count('answer'), await count('answer_line')]).toEqual([0, 0])
  expect(world.line.sent(seeker).findLast((event) => event.part === 'parked')).toMatchObject({
    parked: [{ answers: 0 }],
  })
  expect((await answersTo(world, seeker, askId)).answers).toEqual([])
})

test('of a seeker who left nothing waits any more', async () => {
  const askId = await aside()
  await send(world, knows, askId)
  await sql`UPDATE membership SET ended_at = now() WHERE person_id = ${seeker}`.execute(world.fresh.db)
  expect((await list(world, knows)).asks).toEqual([])
  await expect(send(world, knows, askId)).rejects.toThrow('ASK_STATE')
})
