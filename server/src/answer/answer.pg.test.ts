import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { tapped } from '../../test/asking.ts'
import { type TestCore, testCore } from '../../test/core.ts'
import {
  acceptOne,
  answersTo,
  count,
  knownBy,
  list,
  page,
  putAside,
  send,
  view,
  writers,
  writingWorld,
} from '../../test/writing.ts'
import { cancelAsk, openAsk, parkAsk, resumeAsk } from '../ask/actions.ts'
import { declineOffer } from '../offer/actions.ts'
import { eraseMe, exportMine } from '../people/erase.ts'
import { sayLine } from './deciding.ts'
import { pass, takeBack } from './writing.ts'

let world: TestCore
let [seeker, knows, also, third, stranger] = ['', '', '', '', '']
let skillId: string
beforeEach(async () => {
  ;({ world, seeker, knows, also, third, stranger, skillId } = await writingWorld())
})
afterEach(() => world.stop())

const house = () => world.core.house
const who = (personId: string) => world.caller(personId)
const aside = (more: Partial<Parameters<typeof putAside>[2]> = {}) =>
  putAside(world, seeker, { skillIds: [skillId], ...more })

describe('[Q1] who is asked', () => {
  test('those it fits and nobody else; nobody when the seeker did not say so, and then whenever they do', async () => {
    const askId = await aside({ written: false })
    expect(await writers(world, askId)).toEqual([])
    expect(await view(world, askId)).toMatchObject({
      state: 'parked',
      because: 'put_aside',
      written: false,
      answers: 0,
    })
    await parkAsk(house(), who(seeker), { askId, written: true })
    await world.core.settled()
    expect(await writers(world, askId)).toEqual([knows, also, third].toSorted())
    expect((await list(world, knows)).asks).toMatchObject([{ askId, text: 'Ma paie de mars est fausse', mine: 'none' }])
    expect((await list(world, stranger)).asks).toEqual([])
    await expect(page(world, stranger, askId)).rejects.toThrow('NOT_FOUND')
    await parkAsk(house(), who(seeker), { askId, written: false })
    await world.core.settled()
    expect((await list(world, knows)).asks).toEqual([])
    expect(await page(world, knows, askId)).toEqual({ state: 'gone', answer: null })
  })

  test('where it fits fewer than three, the best of the others too', async () => {
    const askId = await aside({ text: 'Rien que l’on sache', skillIds: [] })
    expect(await writers(world, askId)).toHaveLength(3)
  })

  test('it keeps its place before those who may answer: searched for in vain meanwhile, it still waits longest', async () => {
    const first = await aside()
    world.clock.advance(60_000)
    const second = await putAside(world, stranger, { skillIds: [skillId], text: 'Ma paie d’avril est fausse' })
    await resumeAsk(house(), who(seeker), first)
    await world.core.settled()
    world.clock.advance(60_000)
    await parkAsk(house(), who(seeker), { askId: first, written: true })
    await world.core.settled()
    expect((await list(world, knows)).asks.map(({ askId }) => askId)).toEqual([first, second])
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
    await expect(page(world, knows, askId)).rejects.toThrow('NOT_FOUND')
    await expect(send(world, knows, askId)).rejects.toThrow('NOT_FOUND')
    expect(await count(world, 'answer')).toBe(0)
    expect(await view(world, askId)).toMatchObject({ answers: 0 })
  })

  test('a search of half a day is put aside for it, its seeker is told, and time still ends it', async () => {
    const { id } = await openAsk(house(), who(seeker), {
      ...{ text: 'Ma paie de mars est fausse', pictureIds: [], skillIds: [skillId] },
    })
    await world.core.settled()
    await world.pass(12 * 3600)
    await world.pass(1)
    expect(await view(world, id)).toMatchObject({ state: 'parked', because: 'unanswered', written: true })
    expect(await writers(world, id)).toEqual([knows, also, third].toSorted())
    const asides = world.line.sent(seeker).filter((event) => event.part === 'parked')
    expect(asides.at(-1)).toMatchObject({ parked: [{ id, because: 'unanswered' }] })
    await world.pass(31 * 86_400)
    expect(await view(world, id)).toMatchObject({ state: 'expired' })
    expect((await list(world, knows)).asks).toEqual([])
  })

  test('not who said that it is not theirs', async () => {
    const ask = await openAsk(house(), who(seeker), { text: 'Ma paie', pictureIds: [], skillIds: [skillId] })
    await world.core.settled()
    // Who is tapped first is a draw of the ask's.
    const [said] = await tapped(world, ask.id)
    const refuses = said?.helperId ?? ''
    await declineOffer(house(), who(refuses), { offerId: said?.offerId ?? '', offTopic: true })
    await parkAsk(house(), who(seeker), { askId: ask.id, written: true })
    await world.core.settled()
    const asked = await writers(world, ask.id)
    expect(asked).toEqual(expect.arrayContaining([knows, also, third].filter((one) => one !== refuses)))
    expect(asked).not.toContain(refuses)
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
    JSON.stringify([
      await list(world, personId),
      await page(world, personId, askId),
      await exportMine(house(), who(personId)),
    ])
  for (const personId of [knows, also]) {
    expect(await seen(personId)).not.toContain('Inès')
    expect(await seen(personId)).not.toContain(seeker)
  }
  expect(JSON.stringify((await sql`SELECT * FROM notice`.execute(world.fresh.db)).rows)).not.toContain('Inès')
  await acceptOne(world, seeker, mine)
  await world.core.settled()
  expect(await page(world, also, askId)).toMatchObject({
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
    expect(await view(world, askId)).toMatchObject({ answers: 0 })
    expect(await page(world, knows, askId)).toMatchObject({ answer: { state: 'draft', text: 'Autrement' } })
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
    const left = await page(world, knows, askId)
    expect(left).toMatchObject({ state: 'gone', answer: { text: 'Refaites le calcul du net.' } })
    expect(JSON.stringify(left)).not.toContain('paie')
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

test('[Q10] somebody erased takes their answers and lines along, and the seeker sees it', async () => {
  const askId = await aside()
  const answer = await send(world, knows, askId)
  await sayLine(house(), who(knows), { answerId: answer.id, id: house().newId(), text: 'À demain' })
  await world.core.settled()
  await eraseMe(house(), who(knows))
  await world.core.settled()
  expect([await count(world, 'answer'), await count(world, 'answer_line')]).toEqual([0, 0])
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
