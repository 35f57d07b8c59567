import { readFileSync } from 'node:fs'
import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { expect, test } from 'vitest'

/** `public/sw.js` beside a browser that forgets a notification which is raised while it lists those there are, as Chromium does. */

interface Shown {
  tag: string
  data: { over?: boolean }
}

interface Window {
  visibilityState: 'visible' | 'hidden'
  focus(): Promise<void>
  postMessage(said: object): void
}

function startWorker(windows: Window[] = []) {
  const hears = new Map<string, (event: object) => void>()
  const shown = new Map<string, Shown>()
  const under = { listed: 0, raised: 0, both: 0 }
  const waits: Promise<unknown>[] = []
  const later: (() => void)[] = []
  const opened: string[] = []
  const some = async () => {
    for (let turns = 0; turns < 3; turns++) await Promise.resolve()
  }
  const during = async <T>(what: 'listed' | 'raised', deed: () => T): Promise<T> => {
    under[what] += 1
    if (under.listed > 0 && under.raised > 0) under.both += 1
    await some()
    under[what] -= 1
    return deed()
  }
  const registration = {
    showNotification: (_title: string, { tag, data }: Shown) =>
      during('raised', () => void shown.set(tag, { tag, data })),
    getNotifications: ({ tag }: { tag: string }) =>
      during('listed', () =>
        [...shown.values()].flatMap((one) => (one.tag === tag ? [{ ...one, close: () => shown.delete(tag) }] : [])),
      ),
  }
  const self = {
    registration,
    clients: { matchAll: async () => windows, openWindow: async (url: string) => void opened.push(url) },
    addEventListener: (type: string, hear: (event: object) => void) => hears.set(type, hear),
  }
  runInNewContext(readFileSync(new URL('../../public/sw.js', import.meta.url), 'utf8'), {
    self,
    setTimeout: (over: () => void) => later.push(over),
  })
  const hear = (type: 'message' | 'push', said: object) => {
    const data = type === 'push' ? { json: () => said } : said
    hears.get(type)?.({ data, waitUntil: (done: Promise<unknown>) => waits.push(done) })
  }
  /** Resolves once all that follows is done. */
  const click = async (data: object | undefined) => {
    let closed = false
    hears.get('notificationclick')?.({
      notification: { data, close: () => (closed = true) },
      waitUntil: (done: Promise<unknown>) => waits.push(done),
    })
    await Promise.all(waits)
    return { closed, opened }
  }
  return {
    hear,
    click,
    listens: [...hears.keys()],
    shown,
    under,
    some,
    pass: () => later.splice(0).forEach((over) => void over()),
  }
}

const tag = fc.constantFrom('ask-1', 'ask-2')
const deed = fc.oneof(
  fc.record({ how: fc.constant('raise' as const), tag }),
  fc.record({ how: fc.constant('take_back' as const), tag }),
  fc.record({ how: fc.constant('pushed' as const), tag }),
  fc.record({ how: fc.constant('gone' as const), tag }),
  fc.record({ how: fc.constant('wait' as const), turns: fc.nat(12) }),
  fc.record({ how: fc.constant('later' as const) }),
)

test('what came last is what is shown, whoever said it and however close: nothing is listed while something is raised', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { maxLength: 25 }), async (deeds) => {
      const worker = startWorker()
      const words = { title: 't', body: 'b', lang: 'fr', url: '/' }
      const wanted = new Map<string, 'tap' | 'over' | null>()
      for (const one of deeds) {
        if (one.how === 'raise' || one.how === 'take_back')
          worker.hear('message', { ...words, type: one.how, tag: one.tag })
        else if (one.how === 'pushed') worker.hear('push', { ...words, kind: 'tap', tag: one.tag })
        else if (one.how === 'gone') worker.hear('push', { ...words, kind: 'gone', tag: one.tag })
        else if (one.how === 'later') worker.pass()
        else for (let turns = 0; turns < one.turns; turns++) await worker.some()
        if (one.how === 'raise' || one.how === 'pushed') wanted.set(one.tag, 'tap')
        if (one.how === 'take_back') wanted.set(one.tag, null)
        if (one.how === 'gone') wanted.set(one.tag, 'over')
      }
      // In the end every wait is over, and what only said that something is gone with it.
      for (let round = 0; round < 4; round++) {
        for (let turns = 0; turns < 200; turns++) await worker.some()
        worker.pass()
      }
      expect(worker.under.both).toBe(0)
      const left = [...worker.shown.keys()].sort()
      expect(left).toEqual([...wanted].flatMap(([name, what]) => (what === 'tap' ? [name] : [])).sort())
    }),
  )
})

test('a click closes it and leads to what it is about: the window of ours that is looked at goes there, else any, else a new one', async () => {
  const told: [string, object][] = []
  const window = (name: string, visibilityState: Window['visibilityState']): Window => ({
    visibilityState,
    focus: async () => void told.push([name, { type: 'focus' }]),
    postMessage: (said) => void told.push([name, said]),
  })
  const [hidden, seen] = [window('hidden', 'hidden'), window('seen', 'visible')]
  const go = { type: 'go', url: '/tap/1' }
  expect(await startWorker([hidden, seen]).click({ url: '/tap/1' })).toEqual({ closed: true, opened: [] })
  expect(told.splice(0)).toEqual([
    ['seen', { type: 'focus' }],
    ['seen', go],
  ])
  await startWorker([hidden]).click({ url: '/tap/1' })
  expect(told.splice(0)).toEqual([
    ['hidden', { type: 'focus' }],
    ['hidden', go],
  ])
  expect(await startWorker().click({ url: '/tap/1' })).toEqual({ closed: true, opened: ['/tap/1'] })
  for (const url of ['https://elsewhere.example/', '//elsewhere.example/', 'javascript:alert(1)', undefined]) {
    expect((await startWorker().click({ url })).opened).toEqual(['/'])
  }
  expect((await startWorker().click(undefined)).opened).toEqual(['/'])
})

test('it answers no page: what it holds for none can never be old', () => {
  const ofItself = ['install', 'activate', 'message']
  const ofNotifications = ['push', 'pushsubscriptionchange', 'notificationclick']
  expect(startWorker().listens.toSorted()).toEqual([...ofItself, ...ofNotifications].toSorted())
  const source = readFileSync(new URL('../../public/sw.js', import.meta.url), 'utf8')
  expect(source).not.toMatch(/fetch|caches/)
})
