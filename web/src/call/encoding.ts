import { isAv1, isH264 } from './codecs.ts'

/** How a sender encodes what is on its line: each thing asked of it is done in order, and needs no negotiation. */

/** The most a sender may send, kbit/s; null: it was never said. */
export function capOf(sender: RTCRtpSender): number | null {
  const most = sender.getParameters().encodings[0]?.maxBitrate
  return most ? most / 1000 : null
}

/** @param cap kbit/s */
export function setCap(sender: RTCRtpSender, cap: number): Promise<void> {
  return change(sender, (encoding) => {
    encoding.maxBitrate = cap * 1000
  })
}

/** Before everything else in the queue. */
export function sendFirst(sender: RTCRtpSender): Promise<void> {
  return change(sender, (encoding) => {
    encoding.priority = 'high'
    encoding.networkPriority = 'high'
  })
}

/** @param by 2: half as wide and half as high as it is */
export function scaleDown(sender: RTCRtpSender, by: number): Promise<void> {
  return change(sender, (encoding) => {
    encoding.scaleResolutionDownBy = by
  })
}

/** Senders that stay in H264. */
const braked = new WeakSet<RTCRtpSender>()

/** The brake for a slow processor: H264 costs less than AV1. */
export function changeToH264(sender: RTCRtpSender): Promise<void> {
  braked.add(sender)
  return encodeIn(sender, isH264)
}

/** For a while; or until it is braked. */
export const encodeInH264 = (sender: RTCRtpSender): Promise<void> => encodeIn(sender, isH264)

/** Unless it was braked. */
export async function backToAv1(sender: RTCRtpSender): Promise<void> {
  if (!braked.has(sender)) await encodeIn(sender, isAv1)
}

/** Told no codec, it is in the first of those agreed on. */
type Encoding = RTCRtpEncodingParameters & { codec?: RTCRtpCodec }

export function isInAv1(sender: RTCRtpSender): boolean {
  const { encodings, codecs } = sender.getParameters()
  const encoding: Encoding | undefined = encodings[0]
  const codec = encoding?.codec ?? codecs[0]
  return codec !== undefined && isAv1(codec)
}

async function encodeIn(sender: RTCRtpSender, wanted: (codec: RTCRtpCodec) => boolean): Promise<void> {
  const codec = RTCRtpSender.getCapabilities('video')?.codecs.find(wanted)
  if (!codec) return
  await change(sender, (encoding) => {
    encoding.codec = codec
  })
}

type WithWishes = (set: RTCRtpSendParameters, wishes: { encodingOptions: { keyFrame: boolean }[] }) => Promise<void>

/** The next picture is a whole one (W3C webrtc-extensions). A browser that does not know the wish passes it over. */
export async function wholePicture(sender: RTCRtpSender): Promise<void> {
  const setParameters: WithWishes = sender.setParameters
  await setParameters.call(sender, sender.getParameters(), { encodingOptions: [{ keyFrame: true }] })
}

/** Counted from when it was last given another codec. */
export async function framesEncoded(sender: RTCRtpSender): Promise<number> {
  for (const stat of (await sender.getStats()).values())
    if (stat.type === 'outbound-rtp') return stat.framesEncoded ?? 0
  return 0
}

async function change(sender: RTCRtpSender, wish: (encoding: Encoding) => void): Promise<void> {
  try {
    const parameters = sender.getParameters()
    const encoding = parameters.encodings[0]
    if (!encoding) return
    wish(encoding)
    await sender.setParameters(parameters)
  } catch (error) {
    ignoreClosed(error)
  }
}

/**
 * A link may close, or its sender change parameters under us, between two awaits: then there is nothing left to set.
 * Anything else is a mistake of ours and is thrown.
 */
export function ignoreClosed(error: unknown): void {
  const name = error instanceof Error ? error.name : ''
  if (name !== 'InvalidStateError' && name !== 'InvalidModificationError' && name !== 'OperationError') throw error
}
