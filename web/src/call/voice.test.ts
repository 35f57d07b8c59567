import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ClockByHand } from './by-hand.ts'
import type { Device } from './devices.ts'
import { Microphone } from './microphone.ts'
import { Voice } from './voice.ts'
import { FIRST_CHOICE, type VoiceMemory } from './voice-choice.ts'

/** A browser with these microphones, of which the first is opened. */
let present: Device[] = []
let lists = 0
/** What a microphone was asked for with. */
let asked: MediaStreamConstraints[] = []
const DESK = { id: 'desk', label: 'Desk', group: 'one' }
const EARS = { id: 'ears', label: 'Ears', group: 'two' }

class Track extends EventTarget {
  readyState = 'live'
  enabled = true
  label: string
  readonly #device: Device
  constructor(device: Device) {
    super()
    this.#device = device
    this.label = device.label
  }
  getSettings() {
    // What a track says of its group is not what lists say in every browser.
    return { deviceId: this.#device.id, groupId: '' }
  }
  stop() {
    this.readyState = 'ended'
  }
}

beforeEach(() => {
  lists = 0
  asked = []
  present = [DESK, EARS]
  const mediaDevices = Object.assign(new EventTarget(), {
    enumerateDevices: async () => {
      lists++
      return present.map(({ id, label, group }) => ({ kind: 'audioinput', deviceId: id, label, groupId: group }))
    },
    getUserMedia: async (constraints: MediaStreamConstraints) => {
      asked.push(constraints)
      const [first] = present
      if (!first) throw new DOMException('none', 'NotFoundError')
      const track = new Track(first)
      return { getAudioTracks: () => [track] }
    },
  })
  vi.stubGlobal('navigator', { mediaDevices })
  vi.stubGlobal('HTMLMediaElement', class {})
  const page = new EventTarget()
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page))
  vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page))
})
afterEach(() => vi.unstubAllGlobals())

const turns = () => new Promise((done) => setImmediate(done))

function speaking(choice = FIRST_CHOICE) {
  const put: (MediaStreamTrack | null)[] = []
  const memory: VoiceMemory = { read: () => choice, write: () => undefined }
  const onto = async (track: MediaStreamTrack | null) => void put.push(track)
  const microphone = new Microphone({ memory, onto })
  const voice = new Voice({ clock: new ClockByHand(), memory, microphone })
  return { voice, microphone, put }
}

test('a microphone is asked for without echo and noise, unless somebody chose otherwise', async () => {
  await speaking().microphone.open()
  const raw = { echoCancellation: false, noiseSuppression: false, autoGainControl: true }
  await speaking({ ...FIRST_CHOICE, processing: raw }).microphone.open()
  const first = { echoCancellation: true, noiseSuppression: true, autoGainControl: true }
  expect(asked).toEqual([{ audio: first }, { audio: raw }])
})

test('[U9] the voice flows before any list of devices was asked for', async () => {
  const { voice, microphone, put } = speaking()
  expect(await microphone.open()).toBe('open')
  await turns()
  expect(put.map((track) => track?.label)).toEqual(['Desk'])
  expect(lists).toBe(0)
  voice.lookAtDevices()
  await turns()
  expect(lists).toBeGreaterThan(0)
  expect(voice.getSnapshot().microphones).toEqual([DESK, EARS])
  // It goes on as it is, and is named as the list names it.
  expect(put).toHaveLength(1)
  expect(voice.getSnapshot().microphone.using).toEqual(DESK)
})

test('[U9] [U1] what was plugged in or pulled out before the list was looked at is seen then', async () => {
  const { voice, microphone, put } = speaking()
  present = []
  expect(await microphone.open()).toBe('none')
  present = [EARS]
  voice.lookAtDevices()
  await turns()
  await turns()
  expect(voice.getSnapshot().state).toBe('open')
  expect(put.at(-1)?.label).toBe('Ears')
})

test('[U9] a microphone that no list names is not missed in one', async () => {
  const { voice, microphone, put } = speaking()
  const virtual = { id: 'virtual', label: 'Virtual', group: '' }
  present = [virtual]
  await microphone.open()
  present = [DESK]
  voice.lookAtDevices()
  await turns()
  expect(put).toHaveLength(1)
  expect(voice.getSnapshot().microphone.using).toEqual({ ...virtual, id: '' })
})

test('[U9] devices are looked at once however often it is said, and not any more after the end', async () => {
  const { voice, microphone } = speaking()
  await microphone.open()
  voice.lookAtDevices()
  voice.lookAtDevices()
  await turns()
  const before = lists
  navigator.mediaDevices.dispatchEvent(new Event('devicechange'))
  await turns()
  expect(lists).toBe(before + 2)
  voice.end()
  navigator.mediaDevices.dispatchEvent(new Event('devicechange'))
  await turns()
  expect(lists).toBe(before + 2)
})
