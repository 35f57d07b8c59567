import { describe, expect, test } from 'vitest'
import type { Role } from './role.ts'
import { type Assurance, NO_ASSURANCE, WordExchange, type WordsLine } from './word-exchange.ts'

type Channel = WordsLine['channel']

/** One person's page: its exchange, what it shows, and a certificate that lives as long as it does. */
function page(role: Role, certificate: string, nonces: string[] = []) {
  let drawn = 0
  const draw = () => nonces[drawn++] ?? `${certificate}${drawn}`.padEnd(64, '0')
  const exchange = new WordExchange({ role, list: role === 'seeker' ? 'fr' : 'en', draw })
  const one = { role, certificate, exchange, shown: NO_ASSURANCE as Assurance, drawn: () => drawn }
  exchange.on('change', (assurance) => {
    one.shown = assurance
  })
  return one
}
type Page = ReturnType<typeof page>

/** Two channels joined to each other, in order; nothing is delivered before both are open. */
function channels() {
  const under: (() => void)[] = []
  const make = (other: () => Channel): Channel => ({
    readyState: 'connecting',
    onopen: null,
    onmessage: null,
    send(data: unknown) {
      under.push(() => other().onmessage?.call(other() as never, { data } as MessageEvent))
    },
  })
  const left: Channel = make(() => right)
  const right: Channel = make(() => left)
  return {
    left,
    right,
    open() {
      for (const one of [left, right]) Object.assign(one, { readyState: 'open' })
      for (const one of [left, right]) one.onopen?.call(one as never, {} as Event)
      for (let next = under.shift(); next; next = under.shift()) next()
    },
  }
}

/** A link between two pages; `seen` is what each is told of the other's certificate, when somebody changes it. */
function link(a: Page, b: Page, seen = { a: a.certificate, b: b.certificate }) {
  const { left, right, open } = channels()
  a.exchange.handleLink({ channel: left, fingerprints: () => ({ mine: a.certificate, theirs: seen.b }) })
  b.exchange.handleLink({ channel: right, fingerprints: () => ({ mine: b.certificate, theirs: seen.a }) })
  open()
}

describe('an exchange over links', () => {
  test('[N1] [N4] both show the same words, of the seeker’s list', () => {
    const [seeker, helper] = [page('seeker', 'a1'), page('helper', 'b1')]
    link(seeker, helper)
    expect(seeker.shown).toMatchObject({ state: 'ready', changed: false, words: { list: 'fr' } })
    expect(helper.shown).toEqual(seeker.shown)
  })

  test('[N5] another link between the same two pages keeps the words, and draws no second number', () => {
    const [seeker, helper] = [page('seeker', 'a1'), page('helper', 'b1')]
    link(seeker, helper)
    const { words } = seeker.shown
    link(seeker, helper)
    expect(seeker.shown).toEqual({ state: 'ready', words, changed: false })
    expect(helper.shown.words).toEqual(words)
    expect([seeker.drawn(), helper.drawn()]).toEqual([1, 1])
  })

  test('[N5] a page read anew has other words, and the other side is told until it has seen it', () => {
    const [seeker, helper] = [page('seeker', 'a1'), page('helper', 'b1')]
    link(seeker, helper)
    const { words } = helper.shown
    const again = page('seeker', 'a2')
    link(again, helper)
    expect(helper.shown).toMatchObject({ state: 'ready', changed: true })
    expect(helper.shown.words).not.toEqual(words)
    expect(again.shown).toEqual({ ...helper.shown, changed: false })
    helper.exchange.acknowledge()
    expect(helper.shown.changed).toBe(false)
  })

  test('[N5] [N6] who takes the place of a page and knows of no words is told all the same; the old words go', () => {
    const [seeker, helper] = [page('seeker', 'a1'), page('helper', 'b1')]
    link(seeker, helper)
    const { left, open } = channels()
    helper.exchange.handleLink({ channel: left, fingerprints: () => ({ mine: 'b1', theirs: 'zz' }) })
    open()
    expect(helper.shown).toEqual({ state: 'waiting', words: null, changed: true })
  })

  test('[N2] whose certificates are replaced on the way sees other words than the other', () => {
    const [seeker, helper] = [page('seeker', 'a1'), page('helper', 'b1')]
    link(seeker, helper, { a: 'm1', b: 'm2' })
    expect([seeker.shown.state, helper.shown.state]).toEqual(['ready', 'ready'])
    expect(seeker.shown.words?.places).not.toEqual(helper.shown.words?.places)
  })

  test('[N3] a second number from the same certificate is refused, over another link too', () => {
    const [seeker, helper] = [page('seeker', 'a1'), page('helper', 'b1')]
    link(seeker, helper)
    link(seeker, page('helper', 'b1', ['9'.repeat(64)]))
    expect(seeker.shown).toMatchObject({ state: 'refused', words: null })
  })

  test('[N6] nothing is claimed before the other has spoken, nor of what is no message', () => {
    const seeker = page('seeker', 'a1')
    const { left, right, open } = channels()
    seeker.exchange.handleLink({ channel: left, fingerprints: () => ({ mine: 'a1', theirs: 'b1' }) })
    open()
    right.send('hello')
    right.send('{"kind":"same"}')
    left.onmessage?.call(left as never, { data: new ArrayBuffer(4) } as MessageEvent)
    expect(seeker.shown).toEqual({ state: 'waiting', words: null, changed: false })
  })
})
