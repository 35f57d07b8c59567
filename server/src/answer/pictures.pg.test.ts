import { sql } from 'kysely'
import sharp from 'sharp'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type TestCore, testCore } from '../../test/core.ts'
import { acceptOne, answersTo, knownBy, writers } from '../../test/writing.ts'
import { cancelAsk, openAsk, parkAsk } from '../ask/actions.ts'
import { eraseMe } from '../people/erase.ts'
import { addPicture, removePicture, tidyPictures } from '../picture/actions.ts'
import { fileFor } from '../picture/store.ts'
import { pass, takeBack, writeAnswer } from './writing.ts'

/** Screenshots of asks and of written answers: who sees them, and where they belong. */

let world: TestCore
let [seeker, author, other, stranger] = ['', '', '', '']
let askId: string
let ofAsk: string
let png: Blob
beforeEach(async () => {
  world = await testCore({ people: 6 })
  ;[seeker = '', author = '', other = '', , stranger = ''] = world.people
  const skillId = await knownBy(world, 'Paie', world.people.slice(1, 4))
  const picture = sharp({ create: { width: 64, height: 48, channels: 3, background: '#a21caf' } })
  png = new Blob([new Uint8Array(await picture.png().toBuffer())], { type: 'image/png' })
  ofAsk = await add(seeker)
  const ask = await openAsk(house(), who(seeker), { text: 'Ma paie', pictureIds: [ofAsk], skillIds: [skillId] })
  askId = ask.id
  await world.core.settled()
  await parkAsk(house(), who(seeker), { askId, written: true })
  await world.core.settled()
  expect(await writers(world, askId)).toContain(author)
})
afterEach(() => world.stop())

const house = () => world.core.house
const who = (personId: string) => world.caller(personId)
const add = async (personId: string) => (await addPicture(house(), who(personId), png)).id
const sees = async (personId: string, id: string) =>
  (await fileFor(world.fresh.db, world.organizationId, personId, id)) !== null
const mark = {
  tool: 'box' as const,
  points: [[0.1, 0.1] as [number, number], [0.4, 0.3] as [number, number]],
  step: null,
  words: 'ici',
}
const write = (pictureId: string, underId: string | null, by: 'draft' | 'send' = 'send') =>
  writeAnswer(
    house(),
    who(author),
    { askId, text: 'Voyez', pictures: [{ pictureId, underId, marks: [mark] }], shared: true },
    by,
  )

test('[I3] the picture of an ask is seen by those asked, until they pass or it waits no more', async () => {
  expect([await sees(author, ofAsk), await sees(other, ofAsk), await sees(stranger, ofAsk)]).toEqual([
    true,
    true,
    false,
  ])
  await pass(house(), who(other), askId)
  expect(await sees(other, ofAsk)).toBe(false)
  await cancelAsk(house(), who(seeker), { askId, solvedAlone: false })
  expect(await sees(author, ofAsk)).toBe(false)
})

test('[I3] drawn on the ask’s own picture: the seeker sees what was sent, as long as it is, and the marks are kept', async () => {
  const drawn = await add(author)
  expect(await write(drawn, ofAsk, 'draft')).toMatchObject({
    pictures: [{ picture: { id: drawn }, under: { id: ofAsk }, marks: [mark] }],
  })
  expect(await sees(seeker, drawn)).toBe(false)
  const answer = await write(drawn, ofAsk)
  expect([await sees(seeker, drawn), await sees(other, drawn), await sees(stranger, drawn)]).toEqual([
    true,
    false,
    false,
  ])
  expect((await answersTo(world, seeker, askId)).answers[0]?.pictures).toEqual([
    { picture: expect.objectContaining({ id: drawn }), marks: [mark] },
  ])
  await takeBack(house(), who(author), askId)
  expect(await sees(seeker, drawn)).toBe(false)
  const again = await write(drawn, ofAsk)
  expect(again.version).toBeGreaterThan(answer.version)
  await acceptOne(world, seeker, again)
  expect([await sees(seeker, drawn), await sees(author, ofAsk), await sees(other, ofAsk)]).toEqual([true, true, false])
})

test('[I3] what one’s own picture showed under the marks is shown to nobody', async () => {
  const [under, drawn] = [await add(author), await add(author)]
  await write(drawn, under)
  expect([await sees(seeker, drawn), await sees(seeker, under), await sees(author, under)]).toEqual([true, false, true])
})

test('[I4] belongs to one answer, of its owner, and is loose again when it is taken out', async () => {
  const drawn = await add(author)
  await write(drawn, null)
  await expect(removePicture(house(), who(author), drawn)).rejects.toThrow('PICTURE_TAKEN')
  const mine = { text: 'x', pictureIds: [drawn], skillIds: [] }
  await expect(openAsk(house(), who(author), mine)).rejects.toThrow('PICTURE_TAKEN')
  await expect(write(ofAsk, null)).rejects.toThrow('NOT_FOUND')
  await expect(write(await add(other), null)).rejects.toThrow('NOT_FOUND')
  await expect(write(await add(author), await add(other))).rejects.toThrow('NOT_FOUND')
  world.clock.advance(25 * 3600_000)
  await tidyPictures(house())
  expect(await sees(author, drawn)).toBe(true)
  await write(await add(author), null)
  await removePicture(house(), who(author), drawn)
  await eraseMe(house(), who(author))
  const { rows } = await sql`SELECT 1 FROM picture WHERE owner_id = ${author}`.execute(world.fresh.db)
  expect(rows).toEqual([])
})
