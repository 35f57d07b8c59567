import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../test/database.ts'
import { insertOrganization, insertPeople, testId, testTime } from '../../test/rows.ts'
import { similarAsks } from './store.ts'

let fresh: FreshDatabase
let organizationId = ''
let seekerId = ''
const day = 86_400_000
const ids = new Map<string, string>()

async function past(
  text: string,
  more: { daysAgo?: number; state?: string; language?: string; imported?: boolean } = {},
) {
  const { daysAgo = 10, state = 'resolved', language = 'fr', imported = false } = more
  const at = new Date(testTime.getTime() - daysAgo * day)
  const id = testId()
  ids.set(id, text)
  await sql`INSERT INTO ask (organization_id, id, seeker_id, state, state_since, text, language, opened_at, imported)
    VALUES (${organizationId}, ${id}, ${seekerId}, ${state}, ${at}, ${text}, ${language}, ${at}, ${imported})`.execute(
    fresh.db,
  )
}
const like = async (text: string) => {
  const since = new Date(testTime.getTime() - 100 * day)
  const found = await similarAsks(fresh.db, organizationId, { id: testId(), text, language: 'fr', since, limit: 5 })
  return found.map((id) => ids.get(id))
}

beforeAll(async () => {
  fresh = await freshDatabase()
  organizationId = await insertOrganization(fresh.db)
  const people = await insertPeople(fresh.db, organizationId, 1)
  seekerId = people[0] ?? ''
  await past('Imprimante bloquée, bourrage papier')
  await past('Bourrage de l’imprimante au quai', { state: 'expired' })
  await past('Bourrage imprimante', { daysAgo: 200 })
  await past('Bourrage imprimante, encore cherchée', { state: 'searching' })
  await past('Bourrage imprimante printer', { language: 'en' })
  await past('Bourrage imprimante d’avant', { imported: true })
  for (let i = 0; i < 16; i++) await past(`Alors le dossier ${['rouge', 'vert', 'bleu', 'noir'][i % 4]} numéro ${i}`)
})
afterAll(() => fresh.drop())

test('asks of this language that are over, since then, with two telling words in common, most alike first', async () => {
  expect(await like('Gros bourrage papier dans l’imprimante')).toEqual([
    'Imprimante bloquée, bourrage papier',
    'Bourrage de l’imprimante au quai',
  ])
})

test('one word is enough when it is all there is; a word of everybody’s is not', async () => {
  expect(await like('bourrage')).toHaveLength(2)
  expect(await like('alors dossier')).toEqual([])
  expect(await like('alors le dossier papier')).toEqual(['Imprimante bloquée, bourrage papier'])
  expect(await like('rien de connu')).toEqual([])
  expect(await like("l'’ '' \\ :* &")).toEqual([])
})
