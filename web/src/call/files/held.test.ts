import { expect, test } from 'vitest'
import { whenFree } from './held.ts'

const named = (name: string) => Object.assign(new Error(name), { name })

/** Fails so often with this, then opens. */
function opening(times: number, name: string) {
  let asked = 0
  let waited = 0
  const opened = whenFree(
    async () => {
      asked += 1
      if (asked <= times) throw named(name)
      return 'open'
    },
    async (ms) => {
      waited += ms
    },
  )
  return opened.then(
    (value) => ({ value, asked, waited }),
    (error: Error) => ({ value: error.name, asked, waited }),
  )
}

test('[X4] a file that the page of before still holds is waited for, some seconds', async () => {
  expect(await opening(3, 'NoModificationAllowedError')).toEqual({ value: 'open', asked: 4, waited: 750 })
  const never = await opening(100, 'NoModificationAllowedError')
  expect(never).toEqual({ value: 'NoModificationAllowedError', asked: 20, waited: 4750 })
})

test('a disk that says no is not asked twice', async () => {
  expect(await opening(100, 'QuotaExceededError')).toEqual({ value: 'QuotaExceededError', asked: 1, waited: 0 })
})
