import type { Rates } from './bitrate.ts'

/**
 * Makes the sender of the video lines begin at `start` instead of Chromium's 300 kbit/s, and its estimate stay above
 * `floor`: `;x-google-start-bitrate=` and `;x-google-min-bitrate=` are appended to the AV1 and H264 `a=fmtp` lines of the *remote* description,
 * so no help of the other side is needed. Other browsers ignore the parameter. Applying it twice changes nothing more.
 */
export function withRates(sdp: string, { start, floor }: Pick<Rates, 'start' | 'floor'>): string {
  const least = floor === null ? '' : `;x-google-min-bitrate=${Math.round(floor)}`
  let payloads = new Set<string>()
  return sdp
    .split('\r\n')
    .map((line, index, lines) => {
      if (line.startsWith('m=')) payloads = line.startsWith('m=video') ? screenPayloads(lines, index) : new Set()
      const payload = /^a=fmtp:(\d+) /.exec(line)?.[1]
      if (payload === undefined || !payloads.has(payload) || line.includes('x-google-start-bitrate')) return line
      return `${line};x-google-start-bitrate=${Math.round(start)}${least}`
    })
    .join('\r\n')
}

/** Payload types of AV1 and H264 in the media section that begins at `from`. */
function screenPayloads(lines: string[], from: number): Set<string> {
  const found = new Set<string>()
  for (const line of lines.slice(from + 1)) {
    if (line.startsWith('m=')) break
    const payload = /^a=rtpmap:(\d+) (?:AV1|H264)\//i.exec(line)?.[1]
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
