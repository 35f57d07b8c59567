/** The part of `RTCRtpCodec` that decides. */
export interface Codec {
  mimeType: string
  sdpFmtpLine?: string | undefined
}

/**
 * What the voice may use, best first: audio RED (at 8 % loss it conceals 0.1 % instead of 1.6–4.7 %,
 * measured), then Opus, then the rest.
 */
export function voiceCodecs<C extends Codec>(capabilities: readonly C[]): C[] {
  const rank = (codec: C) => ['audio/red', 'audio/opus'].indexOf(codec.mimeType.toLowerCase())
  const best = capabilities.filter((codec) => rank(codec) >= 0).sort((a, b) => rank(a) - rank(b))
  return [...best, ...capabilities.filter((codec) => rank(codec) < 0)]
}

/**
 * What a screen may use, best first: AV1 profile 0, H264 constrained baseline in packetization mode 1, and rtx.
 * A browser with neither keeps its own order (empty list: no preference).
 */
export function screenCodecs<C extends Codec>(capabilities: readonly C[]): C[] {
  const av1 = capabilities.filter(isAv1)
  const h264 = capabilities.filter(isH264)
  if (av1.length + h264.length === 0) return []
  return [...av1, ...h264, ...capabilities.filter((codec) => codec.mimeType.toLowerCase() === 'video/rtx')]
}

/** AV1 main profile; a browser that names no profile means 0. */
export function isAv1(codec: Codec): boolean {
  return codec.mimeType.toLowerCase() === 'video/av1' && !/profile=[^0]/.test(codec.sdpFmtpLine ?? '')
}

export function isH264(codec: Codec): boolean {
  const line = codec.sdpFmtpLine ?? ''
  return (
    codec.mimeType.toLowerCase() === 'video/h264' &&
    /profile-level-id=42e0/i.test(line) &&
    /packetization-mode=1/.test(line)
  )
}
