import { HeldOffer, Signal } from '@binome/contract/signal.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { heldWithoutAddresses, signalWithoutAddresses, withoutAddresses } from './addresses.ts'

const relay = '203.0.113.9'
/** An address of a person, in each way a browser writes one. None is the relay's, or part of another line. */
const address = fc.oneof(
  fc
    .tuple(fc.constantFrom(10, 172, 192), fc.nat(255), fc.nat(255), fc.integer({ min: 100, max: 255 }))
    .map((n) => n.join('.')),
  fc.integer({ min: 0x1000, max: 0xffff }).map((n) => `2001:db8::${n.toString(16)}`),
  fc.uuid().map((id) => `${id}.local`),
)
const family = (one: string) => (one.includes(':') ? 'IP6' : 'IP4')
const candidate = fc
  .record({ typ: fc.constantFrom('host', 'srflx', 'prflx', 'relay'), at: address, base: address })
  .map(({ typ, at, base }) => ({
    typ,
    line: `candidate:1 1 udp 41885439 ${typ === 'relay' ? relay : at} 50005 typ ${typ}${typ === 'host' ? '' : ` raddr ${base} rport 50004`} generation 0 network-cost 999`,
  }))
const described = fc
  .record({
    origin: address,
    connection: fc.oneof(address, fc.constant(relay)),
    rtcp: address,
    some: fc.array(candidate, { maxLength: 6 }),
    end: fc.constantFrom('\r\n', '\n'),
  })
  .map(({ origin, connection, rtcp, some, end }) => ({
    told: [
      origin,
      connection,
      rtcp,
      ...some.flatMap(({ line }) => line.match(/[\w.:-]+\.local|\d+(?:\.\d+){3}|2001:\S+/g) ?? []),
    ],
    relays: some.filter(({ typ }) => typ === 'relay').length,
    sdp: [
      'v=0',
      `o=- 4611731400430051336 2 IN ${family(origin)} ${origin}`,
      's=-',
      't=0 0',
      `a=fingerprint:sha-256 ${'AB:'.repeat(31)}CD`,
      'm=audio 50005 UDP/TLS/RTP/SAVPF 111',
      `c=IN ${family(connection)} ${connection}`,
      `a=rtcp:50004 IN ${family(rtcp)} ${rtcp}`,
      `a=remote-candidates:1 ${rtcp} 50004`,
      'a=ice-ufrag:abcd',
      ...some.map(({ line }) => `a=${line}`),
      'a=mid:0',
      '',
    ].join(end),
  }))

describe('[S16] without an address', () => {
  test('a description tells none but the relay’s, loses nothing else, and is left alone the second time', () => {
    fc.assert(
      fc.property(described, ({ sdp, told, relays }) => {
        const clean = withoutAddresses(sdp)
        for (const one of told) if (one !== relay) expect(clean).not.toContain(one)
        expect(clean.match(/^a=candidate:/gm) ?? []).toHaveLength(relays)
        for (const kept of ['v=0', 'a=fingerprint:', 'a=ice-ufrag:abcd', 'a=mid:0', 'm=audio 50005', 's=-'])
          expect(clean).toContain(kept)
        expect(withoutAddresses(clean)).toBe(clean)
        if (relays > 0) expect(clean).toContain(`${relay} 50005 typ relay raddr`)
      }),
    )
  })

  test('a candidate goes on when it is the relay’s, without where it was reached from; the end of them always', () => {
    const of = (line: string): Signal => ({
      ...{ kind: 'candidate', from: 'tab-of-seeker', link: 'tab-of-seeker.1', mid: '0', line: 0, fragment: 'abcd' },
      candidate: line,
    })
    fc.assert(
      fc.property(candidate, ({ typ, line }) => {
        const kept = signalWithoutAddresses(of(line))
        if (typ !== 'relay') {
          expect(kept).toBeNull()
          return
        }
        expect(Signal.parse(kept)).toEqual(kept)
        expect((kept as { candidate: string }).candidate).toMatch(
          /^candidate:1 1 udp 41885439 203\.0\.113\.9 50005 typ relay raddr (0\.0\.0\.0|::) rport 9 generation 0 network-cost 999$/,
        )
      }),
    )
    expect(signalWithoutAddresses(of(''))).toEqual(of(''))
    for (const nonsense of ['candidate', 'typ relay', 'candidate:1 1 udp 1 10.0.0.1 1 typ host typ relay'])
      expect(signalWithoutAddresses(of(nonsense))).toBeNull()
  })

  test('what names no way goes on as it is', () => {
    const hello: Signal = { kind: 'hello', from: 'tab-of-seeker', reply: false, dropped: null }
    expect(signalWithoutAddresses(hello)).toBe(hello)
  })

  test('offer, answer and held offer are descriptions', () => {
    const sdp = 'v=0\r\nc=IN IP4 10.1.2.3\r\na=candidate:1 1 udp 1 10.1.2.3 1 typ host\r\n'
    const clean = 'v=0\r\nc=IN IP4 0.0.0.0\r\n'
    for (const kind of ['offer', 'answer'] as const)
      expect(signalWithoutAddresses({ kind, from: 'tab-of-seeker', link: 'tab-of-seeker.1', sdp })).toMatchObject({
        sdp: clean,
      })
    const held = heldWithoutAddresses({ tab: 'tab-of-seeker', generation: 3, sdp })
    expect(HeldOffer.parse(held)).toEqual({ tab: 'tab-of-seeker', generation: 3, sdp: clean })
  })
})
