import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { tapped } from '../../test/asking.ts'
import type { TestCore } from '../../test/core.ts'
import { acceptOne, answersTo, count, page, putAside, send, view, writingWorld } from '../../test/writing.ts'
import { cancelAsk, openAsk, parkAsk, resumeAsk } from '../ask/actions.ts'
import { setAvailability } from '../availability/actions.ts'
import { evidenceOf } from '../evidence/store.ts'
import { declineOffer } from '../offer/actions.ts'
import { readPerson } from '../people/directory.ts'
import { eraseMe, exportMine } from '../people/erase.ts'
import { hideSkill } from '../people/me.ts'
import { pairsOf } from '../session/store.ts'
import { callAuthor, knownAnswers } from './deciding.ts'
import { takeBack } from './writing.ts'

let world: TestCore
let [seeker, knows, also, stranger] = ['', '', '', '']
let skillId: string
beforeEach(async () => {
  ;({ world, seeker, knows, also, stranger, skillId } = await writingWorld())
})
afterEach(() => world.stop())

const house = () => world.core.house
const who = (personId: string) => world.caller(personId)
const aside = (more: Partial<Parameters<typeof putAside>[2]> = {}) =>
  putAside(world, seeker, { skillIds: [skillId], ...more })
const evidence = () => evidenceOf(world.fresh.db, world.organizationId, { after: null, limit: 10 })

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
    expect(await index.ask('sessionIds')).toHaveLength(1)
    expect(await readPerson(house(), who(stranger), { personId: knows })).toMatchObject({ freed: 1 })
    expect(await pairsOf(world.fresh.db, world.organizationId, knows, { before: null, limit: 10 })).toEqual([])
    expect(await page(world, knows, askId)).toMatchObject({
      state: 'accepted',
      thanks: 'Merci !',
      answer: { state: 'accepted' },
    })
    expect(await page(world, also, askId)).toMatchObject({ state: 'gone', answer: { state: 'sent' } })
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
    expect(await view(world, askId)).toMatchObject({ state: 'parked' })
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
    expect(await count(world, 'session')).toBe(1)
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
      const ask = await view(world, askId)
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
    expect(await view(world, askId)).toMatchObject({ state: 'parked', answers: 1, forPerson: null })
    await expect(send(world, also, askId)).resolves.toMatchObject({ state: 'sent' })
  })

  test('an answer outweighs a "not now" from before it', async () => {
    const asked = { text: 'Ma paie', pictureIds: [], skillIds: [skillId], forPersonId: knows }
    const ask = await openAsk(house(), who(seeker), asked)
    await world.core.settled()
    const [said] = await tapped(world, ask.id)
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
    await openAsk(house(), who(seeker), { text: 'Autre chose', pictureIds: [], skillIds: [], forPersonId: also })
    await expect(call(answer.id)).rejects.toThrow('ASK_OPEN')
    expect(await view(world, askId)).toMatchObject({ state: 'parked' })
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
    expect(await page(world, knows, askId)).toMatchObject({ state: 'accepted' })
    expect((await exportMine(house(), who(knows))).answersWritten).toMatchObject([
      { text: 'Refaites le calcul du net.' },
    ])
    await eraseMe(house(), who(knows))
    await world.core.settled()
    expect(await count(world, 'answer')).toBe(0)
  })
})
