import type { Channels } from './lines.ts'
import type { Hand, Marks } from './marks.ts'
import type { SharedPointer } from './pointer.ts'

/** The shared screens as one draws and points on them. */
export interface Board {
  readonly marks: Marks
  readonly pointer: SharedPointer
}

/** Where somebody else points, as it is shown. */
export interface Pointing {
  pointer: SharedPointer
  hand: Hand
  name: string
}

/** What this hand draws, and where it points, comes in over the channels of a new link. */
export function hearBoard({ marks, pointer }: Board, channels: Channels, hand: Hand): void {
  channels.marks.onmessage = ({ data }) => marks.handleMessage(data, hand)
  channels.pointer.onmessage = ({ data }) => pointer.handleMessage(data)
  marks.handleNewLink(hand)
  pointer.handleNewLink()
}

/** What we draw and where we point is said there too, over whichever channels there are. Returns what ends it. */
export function sayBoard({ marks, pointer }: Board, channels: () => Channels | undefined): () => void {
  const stops = [
    marks.on('send', (text) => sendOver(channels()?.marks, text)),
    pointer.on('send', (text) => sendOver(channels()?.pointer, text)),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

/** What we drew before is said once to whoever comes. */
export function sayDrawn({ marks }: Board, channels: Channels): void {
  channels.marks.onopen = () => {
    for (const text of marks.drawn()) sendOver(channels.marks, text)
  }
}

/** Says nothing while the channel is not open: the pointer is stale by then, and marks are said again on opening. */
function sendOver(channel: RTCDataChannel | undefined, text: string): void {
  if (channel?.readyState === 'open') channel.send(text)
}
