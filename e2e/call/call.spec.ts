import { expect, test } from '@playwright/test'
import { newRoom, openPair, type Pair, waitArmed } from './pair.ts'
import { type CallSite, openCallSite } from './site.ts'

let site: CallSite
let pair: Pair

test.beforeAll(async () => {
  site = await openCallSite()
})
test.afterAll(() => site.close())
test.beforeEach(async () => {
  pair = await openPair(site, 'call.html')
})
test.afterEach(() => pair.close())

test('what was armed flows over the prepared link, with the seeker’s tab hidden', async () => {
  await waitArmed(pair, newRoom())
  const ms = await pair.helper.evaluate(() => bench.accept())
  expect(ms).toBeLessThan(5000)
  console.log('first frame', ms)
})
