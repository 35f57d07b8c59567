import { expect, test } from 'vitest'
import { screenCodecs, voiceCodecs } from './codecs.ts'

const codec = (mimeType: string, sdpFmtpLine?: string) => ({ mimeType, sdpFmtpLine })

test('a screen goes as AV1 main profile, then H264 baseline, and keeps rtx', () => {
  const chosen = screenCodecs([
    codec('video/VP8'),
    codec('video/rtx'),
    codec('video/H264', 'level-asymmetry-allowed=1;packetization-mode=0;profile-level-id=42e01f'),
    codec('video/H264', 'level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42e01f'),
    codec('video/H264', 'level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=640034'),
    codec('video/AV1', 'level-idx=5;profile=1;tier=0'),
    codec('video/AV1', 'level-idx=5;profile=0;tier=0'),
  ])
  expect(chosen.map((one) => `${one.mimeType} ${one.sdpFmtpLine ?? ''}`)).toEqual([
    'video/AV1 level-idx=5;profile=0;tier=0',
    'video/H264 level-asymmetry-allowed=1;packetization-mode=1;profile-level-id=42e01f',
    'video/rtx ',
  ])
})

test('a browser with neither keeps its own order', () => {
  expect(screenCodecs([codec('video/VP8'), codec('video/rtx')])).toEqual([])
})

test('the voice goes in RED first, then Opus, and loses nothing else', () => {
  const order = voiceCodecs([codec('audio/opus'), codec('audio/PCMU'), codec('audio/red')])
  expect(order.map((one) => one.mimeType)).toEqual(['audio/red', 'audio/opus', 'audio/PCMU'])
})
