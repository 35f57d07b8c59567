import { MatchIndex } from '@binome/matching/index.ts'
import { type Corpus, type Fitted, refit, type Space } from '@binome/matching/latent/space.ts'
import { expect, test } from 'vitest'
import { handClock } from '../../platform/clock.ts'
import { createVectors, type Fit, fitInWorker } from './vectors.ts'

const NOW = new Date('2026-03-27T09:00:00Z')

function index(): MatchIndex {
  const made = new MatchIndex()
  const kinds = ['fracture radio cheville', 'levain fournil farine', 'voile mouillage marée']
  for (let i = 0; i < 240; i++) {
    made.addSolved({
      ...{ askId: `a${i}`, sessionId: `s${i}`, helperId: `h${i % 3}`, seekerId: 'x', text: kinds[i % 3] ?? '' },
      ...{ language: 'fr', skills: [], at: new Date(NOW.getTime() - i * 60_000), outcome: 'solved', thanked: false },
      minutes: 3,
    })
  }
  return made
}

const nobody = () => undefined

test('[K5] a fit is done in a thread of its own, without copying, and taken into use', async () => {
  const clock = handClock(NOW)
  const vectors = createVectors(clock, nobody)
  const one = index()
  vectors.look(one)
  await vectors.settled()
  expect(one.fitDue()).toBe(false)
  expect(one.space?.axes.buffer).toBeInstanceOf(SharedArrayBuffer)
  // Once more, from the axes there are.
  const before = one.space
  one.putPerson({ personId: 'h0', teamId: null, languages: ['fr'], since: NOW, claims: [] })
  for (let i = 0; i < 40; i++) one.addSolved(late(i))
  // A fit rests fifty times as long as it took.
  vectors.look(one)
  await vectors.settled()
  expect(one.space).toBe(before)
  clock.advance(3_600_000)
  await vectors.settled()
  expect(one.space).not.toBe(before)
  await vectors.stop()
})

const late = (i: number) => ({
  ...{ askId: `b${i}`, sessionId: `t${i}`, helperId: 'h0', seekerId: 'x', text: 'radio', language: 'fr' as const },
  ...{ skills: [], at: NOW, outcome: 'solved' as const, thanked: false, minutes: 3 },
})

test('[K5] [K3] somebody who is to be forgotten is not kept waiting by the rest of the fit before', async () => {
  let fits = 0
  const vectors = createVectors(handClock(NOW), nobody, async (corpus, earlier) => {
    fits += 1
    return refit(corpus, Math.random, earlier)
  })
  const one = index()
  one.addSolved({ ...late(0), helperId: 'leaves' })
  vectors.look(one)
  await vectors.settled()
  one.removePerson('leaves')
  vectors.look(one)
  await vectors.settled()
  expect(fits).toBe(2)
  await vectors.stop()
})

test('[K5] one at a time, and never the same twice', async () => {
  let [running, most, fits] = [0, 0, 0]
  const fit = async (corpus: Corpus, earlier: Space | null): Promise<Fitted> => {
    running += 1
    fits += 1
    most = Math.max(most, running)
    await Promise.resolve()
    running -= 1
    return refit(corpus, Math.random, earlier)
  }
  const vectors = createVectors(handClock(NOW), nobody, fit)
  const indexes = [index(), index(), index()]
  for (const one of [...indexes, ...indexes]) vectors.look(one)
  await vectors.settled()
  expect({ most, fits }).toEqual({ most: 1, fits: 3 })
  expect(indexes.every((one) => !one.fitDue())).toBe(true)
  await vectors.stop()
})

test('[K5] one that fails is told, and tried again later', async () => {
  const clock = handClock(NOW)
  const told: Fit[] = []
  let tries = 0
  const fit = async (corpus: Corpus, earlier: Space | null): Promise<Fitted> => {
    tries += 1
    if (tries === 1) throw new Error('no memory')
    return refit(corpus, Math.random, earlier)
  }
  const vectors = createVectors(clock, (_, fit) => told.push(fit), fit)
  const one = index()
  vectors.look(one)
  await vectors.settled()
  vectors.look(one)
  await vectors.settled()
  expect(tries).toBe(1)
  clock.advance(10 * 60_000)
  await vectors.settled()
  expect(one.fitDue()).toBe(false)
  expect(told).toMatchObject([
    { done: false, error: new Error('no memory') },
    { done: true, asks: 240 },
  ])
  await vectors.stop()
})

test('[K5] ends with the process, and nothing is fitted afterwards', async () => {
  const vectors = createVectors(handClock(NOW), nobody)
  const one = index()
  vectors.look(one)
  await vectors.stop()
  expect(one.space).toBeNull()
  vectors.look(one)
  await vectors.settled()
  expect(one.space).toBeNull()
})

test('[K5] an index no longer in use takes nothing', async () => {
  const vectors = createVectors(handClock(NOW), nobody)
  const one = index()
  vectors.look(one)
  vectors.drop(one)
  await vectors.settled()
  expect(one.space).toBeNull()
  await vectors.stop()
})

test('[K5] a thread that dies is an error', async () => {
  const nothing = { starts: new Uint32Array(0) } as Corpus
  await expect(fitInWorker(nothing, null, new AbortController().signal)).rejects.toThrow()
})
