import { describe, expect, test } from 'vitest'
import { withoutStrayPayloads, withRates } from './sdp.ts'

const SDP = [
  'v=0',
  'm=audio 9 UDP/TLS/RTP/SAVPF 63 111',
  'a=rtpmap:63 red/48000/2',
  'a=fmtp:63 111/111',
  'a=rtpmap:111 opus/48000/2',
  'a=fmtp:111 minptime=10;useinbandfec=1',
  'm=video 9 UDP/TLS/RTP/SAVPF 45 46 103',
  'a=rtpmap:45 AV1/90000',
  'a=fmtp:45 level-idx=5;profile=0;tier=0',
  'a=rtpmap:46 rtx/90000',
  'a=fmtp:46 apt=45',
  'a=rtpmap:103 H264/90000',
  'a=fmtp:103 level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42e01f',
  'm=video 9 UDP/TLS/RTP/SAVPF 45',
  'a=rtpmap:45 VP9/90000',
  'a=fmtp:45 profile-id=0',
  '',
].join('\r\n')

test('the start is said on the AV1 and H264 lines of the video, and nowhere else', () => {
  const changed = withRates(SDP, { start: 1199.6, floor: null }).split('\r\n')
  const before = SDP.split('\r\n')
  const differing = changed.flatMap((line, i) => (line === before[i] ? [] : [line]))
  expect(changed.length).toBe(before.length)
  expect(differing).toEqual([
    'a=fmtp:45 level-idx=5;profile=0;tier=0;x-google-start-bitrate=1200',
    'a=fmtp:103 level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42e01f;x-google-start-bitrate=1200',
  ])
})

test('the floor is said on every line that has a codec, since the last of them says it for the whole link', () => {
  const sound = ['m=audio 9 UDP/TLS/RTP/SAVPF 111', 'a=rtpmap:111 opus/48000/2', 'a=fmtp:111 minptime=10', ''].join(
    '\r\n',
  )
  const changed = withRates(SDP + sound, { start: 1500, floor: 600 })
  const sections = changed.split('m=').slice(1)
  expect(sections.map((section) => section.includes(';x-google-min-bitrate=600'))).toEqual([true, true, false, true])
  expect(changed).toContain('a=fmtp:111 minptime=10;x-google-min-bitrate=600\r\n')
  expect(changed).toContain('a=fmtp:63 111/111\r\n')
})

test('said twice it is said once', () => {
  const once = withRates(SDP, { start: 1500, floor: 600 })
  expect(once).toContain('profile-level-id=42e01f;x-google-start-bitrate=1500;x-google-min-bitrate=600\r\n')
  expect(withRates(once, { start: 400, floor: null })).toBe(once)
})

describe('payloads that a section does not list', () => {
  const of = (...lines: string[]) => lines.join('\r\n')
  test('are left out with all that is said of them, section by section', () => {
    const firefox = of(
      'v=0',
      'm=audio 9 UDP/TLS/RTP/SAVPF 109 9',
      'a=rtpmap:109 opus/48000/2',
      'a=fmtp:109 useinbandfec=1',
      'a=rtpmap:9 G722/8000/1',
      'm=video 0 UDP/TLS/RTP/SAVPF 99 100',
      'a=fmtp:100 apt=99',
      'a=rtcp-fb:120 nack pli',
      'a=rtcp-fb:99 nack pli',
      'a=rtcp-fb:* transport-cc',
      'a=rtpmap:99 AV1/90000',
      'a=rtpmap:100 rtx/90000',
      'a=rtpmap:109 VP8/90000',
      'm=application 0 UDP/DTLS/SCTP webrtc-datachannel',
      'a=sctp-port:5000',
      '',
    )
    const clean = firefox.replace('a=rtcp-fb:120 nack pli\r\n', '').replace('a=rtpmap:109 VP8/90000\r\n', '')
    expect(withoutStrayPayloads(firefox)).toBe(clean)
    expect(withoutStrayPayloads(clean)).toBe(clean)
  })
})
