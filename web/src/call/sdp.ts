import type { Rates } from './bitrate.ts'

/**
 * Makes the sender of the video lines begin at `start` instead of Chromium's 300 kbit/s, and its estimate stay above
 * `floor`: `;x-google-start-bitrate=` and `;x-google-min-bitrate=` are appended to the AV1 and H264 `a=fmtp` lines of the *remote* description,
 * so no help of the other side is needed. Other browsers ignore the parameter. Applying it twice changes nothing more.
 *
 * The floor is the whole link's, and the last line of a description that has a codec says it for all (libwebrtc,
 * `SetSdpBitrateParameters`): said on the video alone it was none from the moment a line of sound came after it. So each
 * line says it, sound by its Opus.
 */
export function withRates(sdp: string, { start, floor }: Pick<Rates, 'start' | 'floor'>): string {
  const least = floor === null ? '' : `;x-google-min-bitrate=${Math.round(floor)}`
  const said = { video: `;x-google-start-bitrate=${Math.round(start)}${least}`, audio: least }
  let payloads = new Set<string>()
  let more = ''
  return sdp
    .split('\r\n')
    .map((line, index, lines) => {
      const kind = /^m=(?:(audio|video)\b)?/.exec(line)
      if (kind) {
        payloads = payloadsOf(lines, index)
        more = kind[1] === 'video' ? said.video : kind[1] === 'audio' ? said.audio : ''
      }
      const payload = /^a=fmtp:(\d+) /.exec(line)?.[1]
      if (payload === undefined || !payloads.has(payload) || line.includes(';x-google-')) return line
      return line + more
    })
    .join('\r\n')
}

/** Payload types of AV1, H264 and Opus in the media section that begins at `from`. */
function payloadsOf(lines: string[], from: number): Set<string> {
  const found = new Set<string>()
  for (const line of lines.slice(from + 1)) {
    if (line.startsWith('m=')) break
    const payload = /^a=rtpmap:(\d+) (?:AV1|H264|opus)\//i.exec(line)?.[1]
    if (payload !== undefined) found.add(payload)
  }
  return found
}

/**
 * Leaves out what a section says of payload types that it does not list. Firefox, told by `setCodecPreferences` which
 * codecs it may use, still writes the feedback lines of the others (153 ESR), and Chromium then refuses the whole
 * description ("Failed to parse codecs correctly").
 */
export function withoutStrayPayloads(sdp: string): string {
  let listed: Set<string> | null = null
  return sdp
    .split('\r\n')
    .filter((line) => {
      const section = /^m=(?:audio|video) \S+ \S+ (.*)$/.exec(line)
      if (section) listed = new Set(section[1]?.split(' '))
      else if (line.startsWith('m=')) listed = null
      const payload = /^a=(?:rtcp-fb|fmtp|rtpmap):(\d+) /.exec(line)?.[1]
      return payload === undefined || listed === null || listed.has(payload)
    })
    .join('\r\n')
}
