import { describe, expect, it } from 'vitest'
import { composerAfter, emptyComposer } from './composer.ts'
import { forgetDrafts, keepDraft, readDraft } from './draft.ts'

function storage() {
  const kept = new Map<string, string>()
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
    key: (index: number) => [...kept.keys()][index] ?? null,
    get length() {
      return kept.size
    },
  }
}
const refuses = {
  getItem: (): string | null => {
    throw new Error('refused')
  },
  setItem: () => {
    throw new Error('refused')
  },
  removeItem: () => {
    throw new Error('refused')
  },
}
const written = composerAfter(emptyComposer('key'), { do: 'write', text: 'Le four 3 affiche E-27' })

describe('the draft on this device', () => {
  it('comes back as it was, queued or not', () => {
    const place = storage()
    const queued = composerAfter(written, { do: 'leave', leaving: { at: 'queued' } })
    expect(keepDraft(place, 'ines', queued)).toBe(true)
    expect(readDraft(place, 'ines')).toEqual({
      text: 'Le four 3 affiche E-27',
      skills: [],
      forPerson: null,
      unnamed: false,
      queued: true,
      key: 'key',
    })
  })

  it('is of one person: another one on the same device reads nothing of it', () => {
    const place = storage()
    keepDraft(place, 'ines', written)
    expect(readDraft(place, 'karim')).toBeNull()
  })

  it('is forgotten when nothing is left of it', () => {
    const place = storage()
    keepDraft(place, 'ines', written)
    keepDraft(place, 'ines', emptyComposer('key'))
    expect(place.kept.size).toBe(0)
  })

  it('reads nothing from what it did not write', () => {
    const place = storage()
    for (const value of ['{', '[]', '"x"', 'null', '{"version":2,"text":"a","key":"k"}', '{"version":1,"text":3}']) {
      place.setItem('binome.draft.ines', value)
      expect(readDraft(place, 'ines')).toBeNull()
    }
    place.setItem('binome.draft.ines', '{"version":1,"text":"a","key":"k","skills":[{"id":1}],"forPerson":5}')
    expect(readDraft(place, 'ines')).toMatchObject({ text: 'a', skills: [], forPerson: null, queued: false })
  })

  it('forgets everybody’s when somebody leaves this device, and nothing else', () => {
    const place = storage()
    place.setItem('binome.theme', 'dark')
    keepDraft(place, 'ines', written)
    keepDraft(place, 'karim', written)
    forgetDrafts(place)
    expect([...place.kept.keys()]).toEqual(['binome.theme'])
  })

  it('breaks nothing where the browser refuses storage', () => {
    expect(keepDraft(refuses, 'ines', written)).toBe(false)
    expect(readDraft(refuses, 'ines')).toBeNull()
  })
})
