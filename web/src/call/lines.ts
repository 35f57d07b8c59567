import type { Rates } from './bitrate.ts'
import { screenCodecs, voiceCodecs } from './codecs.ts'

/**
 * The lines of a link, laid once so that nothing has to be negotiated again: voice both ways,
 * a screen each way, the sound of what is shared, and the data channels. No track is on any of them.
 */
export interface Lines {
  voice: RTCRtpTransceiver
  /** Carries our screen. */
  ours: RTCRtpTransceiver
  /** Carries theirs. */
  theirs: RTCRtpTransceiver
  /** The sound of a shared tab, both ways, apart from the voices; null with a tab from before it was laid. */
  sound: RTCRtpTransceiver | null
}

export interface Channels {
  /** Unordered, never sent again: only the newest place matters. */
  pointer: RTCDataChannel
  /** Ordered and complete. */
  marks: RTCDataChannel
  /** Ordered and complete. Nothing comes over it from a page that knows of no words. */
  words: RTCDataChannel
  /** Ordered and complete, of low priority (RFC 8831, 6.4). Nothing comes over it from a page that passes no files. */
  files: RTCDataChannel
}

/** As W3C WebRTC Priority has it; a browser that does not know it ignores it, and what is sent paces itself. */
const LOW = { priority: 'low' } as const

/** Both sides open the same channels by number, so none has to wait for the other's announcement. */
export function openChannels(pc: RTCPeerConnection): Channels {
  return {
    pointer: pc.createDataChannel('pointer', { negotiated: true, id: 1, ordered: false, maxRetransmits: 0 }),
    marks: pc.createDataChannel('marks', { negotiated: true, id: 2, ordered: true }),
    words: pc.createDataChannel('words', { negotiated: true, id: 7, ordered: true }),
    files: pc.createDataChannel('files', { negotiated: true, id: 9, ordered: true, ...LOW }),
  }
}

/** Of the side that offers first. */
export function layLines(pc: RTCPeerConnection, rates: Rates): Lines {
  const voice = pc.addTransceiver('audio', { direction: 'sendrecv' })
  const ours = pc.addTransceiver('video', {
    direction: 'sendonly',
    sendEncodings: [{ maxBitrate: rates.cap * 1000 }],
  })
  const theirs = pc.addTransceiver('video', { direction: 'recvonly' })
  const sound = pc.addTransceiver('audio', { direction: 'sendrecv' })
  prefer({ voice, ours, theirs })
  return { voice, ours, theirs, sound }
}

/**
 * Of the side that answers, after `setRemoteDescription`: the same lines seen from the other end.
 * @throws TypeError when the offer does not hold the first three lines
 */
export function takeLines(pc: RTCPeerConnection): Lines {
  const [voice, theirs, ours, sound = null] = pc.getTransceivers()
  if (!voice || !theirs || !ours || voice.receiver.track.kind !== 'audio')
    throw new TypeError('offer without our lines')
  voice.direction = 'sendrecv'
  theirs.direction = 'recvonly'
  ours.direction = 'sendonly'
  if (sound) sound.direction = 'sendrecv'
  prefer({ voice, ours, theirs })
  return { voice, ours, theirs, sound }
}

function prefer({ voice, ours, theirs }: Omit<Lines, 'sound'>): void {
  const audio = RTCRtpReceiver.getCapabilities('audio')
  const sent = RTCRtpSender.getCapabilities('video')
  const received = RTCRtpReceiver.getCapabilities('video')
  if (audio) voice.setCodecPreferences(voiceCodecs(audio.codecs))
  if (sent) ours.setCodecPreferences(screenCodecs(sent.codecs))
  if (received) theirs.setCodecPreferences(screenCodecs(received.codecs))
}
