/** 5 s in all: a page that was left gives its files back when its Worker has ended. */
const TRIES = 20
const WAIT_MS = 250

/** Opens what is for one at a time, as soon as the page of before, or another tab, gives it back [X4]. */
export async function whenFree<T>(open: () => Promise<T>, wait: (ms: number) => Promise<void>): Promise<T> {
  for (let tries = 1; tries < TRIES; tries += 1) {
    try {
      return await open()
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'NoModificationAllowedError') throw error
      await wait(WAIT_MS)
    }
  }
  return open()
}
