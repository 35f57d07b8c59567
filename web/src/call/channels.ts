import type { Channels } from './lines.ts'
import type { Marks } from './marks.ts'
import type { SharedPointer } from './pointer.ts'

/** What comes over the channels of a new link goes to the pointer and the marks. */
export function listenOn(channels: Channels, pointer: SharedPointer, marks: Marks): void {
  channels.pointer.onmessage = ({ data }) => pointer.handleMessage(data)
  channels.marks.onmessage = ({ data }) => marks.handleMessage(data)
  pointer.handleNewLink()
  marks.handleNewLink()
  channels.marks.onopen = () => marks.handleOpen()
}

/** Says nothing while the channel is not open: the pointer is stale by then, and marks are said again on opening. */
export function sendOver(channel: RTCDataChannel | undefined, text: string): void {
  if (channel?.readyState === 'open') channel.send(text)
}
