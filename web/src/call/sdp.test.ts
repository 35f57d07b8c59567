import { expect, test } from 'vitest'
import { withRates } from './sdp.ts'

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

test('said twice it is said once', () => {
  const once = withRates(SDP, { start: 1500, floor: 600 })
  expect(once).toContain('profile-level-id=42e01f;x-google-start-bitrate=1500;x-google-min-bitrate=600\r\n')
  expect(withRates(once, { start: 400, floor: null })).toBe(once)
})
