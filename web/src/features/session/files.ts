import { MOST_FILE_BYTES } from '@binome/contract/limits.ts'
import { useSyncExternalStore } from 'react'
import { newId } from '../../app/id.ts'
import { whenDrawn } from '../../app/undrawn.ts'
import type { Call } from '../../call/call.ts'
import { PrivateDisk, roomFor, sweepDisk } from '../../call/files/disk.ts'
import { type Kept, keepFile, keptFiles } from '../../call/files/kept.ts'
import { plainName } from '../../call/files/kind.ts'
import { type Passage, Passing } from '../../call/files/passing.ts'
import { pass } from './chat.ts'

/**
 * Files that are passed across in the session of this page. Outside React, as its call: closing the drawer stops none.
 */

interface Running {
  sessionId: string
  passing: Passing
  disk: PrivateDisk
  /** What this browser remembers, by id. */
  kept: Map<string, Kept>
}

let running: Running | null = null
let drawn: readonly Passage[] = []
const heard = new Set<() => void>()

function draw(next: readonly Passage[]): void {
  // What went is a line of the log by then.
  drawn = next.filter(({ id, way, state }) => !(way === 'out' && state === 'done') && !running?.kept.get(id)?.away)
  for (const tell of heard) tell()
}

/** How often progress is drawn: as one reads it, not as it comes. */
const DRAW_MS = 200

/** From now on files may be passed in this session; those of before a reload go on. */
export async function passFiles(call: Call, sessionId: string): Promise<void> {
  const disk = new PrivateDisk()
  let over = false
  let timer: ReturnType<typeof setTimeout> | undefined
  call.on('ended', () => {
    over = true
    clearTimeout(timer)
    if (running?.disk === disk) {
      running.passing.end()
      running = null
      draw([])
    }
    disk.end()
  })
  const { mine, all } = await keptFiles(sessionId, Date.now())
  await sweepDisk(all)
  if (over) return
  const kept = new Map(mine.map((one) => [one.id, one]))
  const passing = new Passing({ line: call.files, disk, now: () => performance.now(), remembered: mine })
  running = { sessionId, passing, disk, kept }
  passing.on('remember', (one) => {
    const whole = { ...kept.get(one.id), ...one, sessionId, at: kept.get(one.id)?.at ?? Date.now() }
    kept.set(one.id, whole)
    void keepFile(whole)
  })
  passing.on('passed', ({ id, name, size, sha256 }) => {
    pass(sessionId, { kind: 'file', name, bytes: size, sha256 }, id)
  })
  let states = ''
  passing.on('change', (passages) => {
    const now = passages.map(({ id, state }) => `${id}${state}`).join()
    if (now !== states) {
      states = now
      draw(passages)
      return
    }
    timer ??= setTimeout(() => {
      timer = undefined
      draw(passing.all)
    }, DRAW_MS)
  })
  call.subscribe(() => passing.slow(call.getSnapshot().connection === 'picture_slow'))
  draw(passing.all)
}

/** Whether this browser can take and send files at all. */
export const canPassFiles = (): boolean => typeof navigator.storage?.getDirectory === 'function'

export interface Chosen {
  file: File
  handle?: FileSystemFileHandle
}

/** Offers them to the other. Resolves with the names of those that are too large. */
export function offerFiles(chosen: readonly Chosen[]): string[] {
  if (!running) return []
  const { passing, disk, kept, sessionId } = running
  const large: string[] = []
  for (const { file, handle } of chosen) {
    if (file.size > MOST_FILE_BYTES) {
      large.push(file.name)
      continue
    }
    const facts = { id: newId(), name: plainName(file.name), size: file.size, type: file.type.slice(0, 127) }
    const one: Kept = { way: 'out', state: 'offered', ...facts, sessionId, at: Date.now() }
    kept.set(facts.id, { ...one, lastModified: file.lastModified, ...(handle && { handle }) })
    passing.offer(facts, disk.source(file))
  }
  return large
}

/** Whether after a reload it goes on without choosing it again. */
export const hasHandle = (id: string): boolean => running?.kept.get(id)?.handle !== undefined

/** In a click: the same file again, by its handle or as it was chosen. False when it is another one. */
export async function goOnWith(id: string, chosen: File | null): Promise<boolean> {
  const known = running?.kept.get(id)
  if (!running || !known) return false
  const file = chosen ?? (await fileOf(known.handle))
  if (file?.size !== known.size || file.lastModified !== known.lastModified) return false
  running.passing.choose(id, running.disk.source(file))
  return true
}

type Permitted = FileSystemFileHandle & { requestPermission?(wish: { mode: 'read' }): Promise<PermissionState> }

async function fileOf(handle: Permitted | undefined): Promise<File | null> {
  try {
    if (!handle || (await handle.requestPermission?.({ mode: 'read' })) === 'denied') return null
    return await handle.getFile()
  } catch {
    return null // moved or taken away since
  }
}

/** In a click. Taken only where there is room for it on this device. */
export async function acceptFile({ id, size }: Passage): Promise<Awaited<ReturnType<typeof roomFor>>> {
  const room = await roomFor(size)
  if (room !== 'enough') return room
  // Or the browser may clear it away when room gets short. Some ask their person, and the file does not wait for that.
  void navigator.storage.persist?.().catch(() => false)
  await running?.passing.accept(id)
  return room
}

/** Its end was read: it is shown no more, also after a reload. What came is a line of the log, and is saved from there. */
export function putAway(id: string): void {
  const one = running?.kept.get(id)
  if (!running || !one) return
  const away: Kept = { ...one, away: true }
  running.kept.set(id, away)
  void keepFile(away)
  draw(running.passing.all)
}

export const declineFile = (id: string): void => running?.passing.decline(id)
export const cancelFile = (id: string): void => void running?.passing.cancel(id)

const subscribe = whenDrawn((tell) => {
  heard.add(tell)
  return () => heard.delete(tell)
})

/** Every file of this session, as it stands. */
export const usePassages = (): readonly Passage[] => useSyncExternalStore(subscribe, () => drawn)
