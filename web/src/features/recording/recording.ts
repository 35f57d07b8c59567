import type { Now } from '@binome/contract/now.ts'
import type { RecordedMark } from '@binome/contract/verbs/recording.ts'
import { api } from '../../app/api.ts'
import { live } from '../../app/live.ts'
import { arrived } from '../../app/part.ts'
import type { Recorder } from '../../recording/recorder.ts'
import { onRunning, runningNow } from '../session/callOf.ts'

/**
 * What the server says decides: the helper's page records while both say yes, whatever route is shown, and stops within
 * the event that says they do not. Outside React, as the call is.
 */
let wanted: string | null = null
let recorder: Recorder | null = null

function follow(now: Now | null): void {
  const session = now?.session ?? null
  const running = runningNow()
  const calls = running !== null && running.sessionId === session?.id && running.call.getSnapshot().ended === null
  const id = calls && session.role === 'helper' && session.recording?.state === 'running' ? session.recording.id : null
  if (id === wanted) return
  wanted = id
  recorder?.end()
  recorder = null
  if (id !== null && session) void begin(session.id, id)
}

async function begin(sessionId: string, id: string): Promise<void> {
  const stop = () => void api.recordings.consent({ sessionId, recordingId: id, yes: false }).catch(() => undefined)
  try {
    const { Recorder } = await arrived(() => import('../../recording/recorder.ts'))
    const running = runningNow()
    // Stopped while the recorder was on its way here.
    if (wanted !== id || !running) return
    recorder = new Recorder({
      call: running.call,
      address: `/recordings/${id}/pieces/${running.call.getSnapshot().me.tab}`,
      keepMark: (mark: RecordedMark) => void keepMark(sessionId, id, mark),
      onOver: stop,
    })
  } catch (error) {
    console.warn('not recorded', error instanceof Error ? error.message : '')
    // Nobody is left to believe that it is recorded.
    stop()
  }
}

/** A mark that does not arrive is missing beside the picture, and nothing else is: it is tried once more. */
async function keepMark(sessionId: string, recordingId: string, mark: RecordedMark): Promise<void> {
  const say = () => api.recordings.mark({ sessionId, recordingId, mark })
  await say()
    .catch(say)
    .catch(() => undefined)
}

/** From the first room on. Said again it changes nothing. */
let follows = false
export function followRecording(): void {
  if (follows) return
  follows = true
  live.on('event', (event, now) => {
    if (event.part === 'session') follow(now)
  })
  live.on('snapshot', follow)
  onRunning(() => follow(live.now()))
  follow(live.now())
}
