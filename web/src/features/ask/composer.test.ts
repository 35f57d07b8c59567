import type { SkillRef } from '@binome/contract/terms.ts'
import { describe, expect, it } from 'vitest'
import {
  type Composer,
  composerAfter,
  type Deed,
  type DraftPicture,
  emptyComposer,
  footOf,
  MOST_CHARACTERS,
  MOST_PICTURES,
  mayAsk,
} from './composer.ts'

const after = (...deeds: Deed[]): Composer => deeds.reduce(composerAfter, emptyComposer('key-1'))
const picture = (key: string): DraftPicture => ({
  key,
  file: new Blob(['x']),
  url: `blob:${key}`,
  width: 10,
  height: 10,
  way: { at: 'here' },
})
const skill = (id: string): SkillRef => ({ id, labelFr: id, labelEn: id })
const preview = { accepting: 14, opensAt: null, fitting: 3, waitSeconds: 120, nineOfTenSeconds: 360, thisHour: true }

describe('the composer', () => {
  it('asks with words, and with no more than the server takes', () => {
    expect(mayAsk(after())).toBe(false)
    expect(mayAsk(after({ do: 'write', text: '  \n ' }))).toBe(false)
    expect(mayAsk(after({ do: 'write', text: 'Bonjour' }))).toBe(true)
    expect(mayAsk(after({ do: 'write', text: 'x'.repeat(MOST_CHARACTERS + 1) }))).toBe(false)
  })

  it('does not ask twice while it is on its way', () => {
    expect(mayAsk(after({ do: 'write', text: 'a' }, { do: 'leave', leaving: { at: 'sending' } }))).toBe(false)
  })

  it('holds six pictures', () => {
    const many = Array.from({ length: 8 }, (_, n): Deed => ({ do: 'addPicture', picture: picture(String(n)) }))
    expect(after(...many).pictures).toHaveLength(MOST_PICTURES)
  })

  it('sends a blurred picture anew, whatever became of the one before', () => {
    const sent = { id: 'p', width: 1, height: 1, url: '/pictures/p' }
    const now = after(
      { do: 'addPicture', picture: picture('a') },
      { do: 'movePicture', key: 'a', way: { at: 'sent', picture: sent } },
      { do: 'blurPicture', key: 'a', file: new Blob(['y']), url: 'blob:b' },
    )
    expect(now.pictures[0]).toMatchObject({ url: 'blob:b', way: { at: 'here' } })
  })

  it('takes a topic once', () => {
    const now = after({ do: 'addSkill', skill: skill('a') }, { do: 'addSkill', skill: skill('a') })
    expect(now.skills).toHaveLength(1)
  })

  it('takes a refusal back when one writes on, and keeps what is queued', () => {
    const refused = after({ do: 'leave', leaving: { at: 'refused', error: 'x' } }, { do: 'write', text: 'b' })
    expect(refused.leaving.at).toBe('writing')
    const queued = after({ do: 'leave', leaving: { at: 'queued' } }, { do: 'write', text: 'b' })
    expect(queued.leaving.at).toBe('queued')
  })

  it('keeps its key over attempts that never arrived, and takes a new one after an answer', () => {
    expect(after({ do: 'leave', leaving: { at: 'queued' } }).key).toBe('key-1')
    expect(after({ do: 'leave', leaving: { at: 'refused', error: 1 }, key: 'key-2' }).key).toBe('key-2')
  })

  it('begins again empty', () => {
    const now = after({ do: 'write', text: 'a' }, { do: 'addSkill', skill: skill('s') }, { do: 'begin', key: 'key-2' })
    expect(now).toEqual(emptyComposer('key-2'))
  })
})

describe('the foot of the composer', () => {
  const written = after({ do: 'write', text: 'Mon RECHERCHEX' })

  it('says how many accept while nothing is written, and how many fit then', () => {
    expect(footOf(after(), preview, false)).toEqual({ say: 'accepting', count: 14 })
    const usual = { seconds: 120, nineOfTenSeconds: 360, thisHour: true }
    expect(footOf(written, preview, false)).toEqual({ say: 'fitting', count: 3, usual })
    expect(footOf(written, { ...preview, waitSeconds: null }, false)).toEqual({ say: 'fitting', count: 3, usual: null })
  })

  it('says when those open whom one may ask, unless somebody of other hours is there', () => {
    const opensAt = '2026-11-30T08:00:00Z'
    expect(footOf(written, { ...preview, accepting: 0, opensAt }, false)).toEqual({ say: 'closed', opensAt })
    expect(footOf(written, { ...preview, opensAt }, false).say).toBe('fitting')
  })

  it('says nobody, and nobody who fits, apart', () => {
    expect(footOf(written, { ...preview, accepting: 0, fitting: 0 }, false).say).toBe('nobody')
    expect(footOf(written, { ...preview, fitting: 0 }, false)).toEqual({ say: 'nobodyFits', accepting: 14 })
  })

  it('says first what concerns the ask itself', () => {
    const queued = composerAfter(written, { do: 'leave', leaving: { at: 'queued' } })
    expect(footOf(queued, preview, false).say).toBe('offline')
    expect(footOf(written, preview, true).say).toBe('offline')
    const sending = composerAfter(written, { do: 'leave', leaving: { at: 'sending' } })
    expect(footOf(sending, preview, true).say).toBe('sending')
    const long = after({ do: 'write', text: 'x'.repeat(MOST_CHARACTERS + 12) })
    expect(footOf(long, preview, false)).toEqual({ say: 'tooLong', by: 12 })
  })

  it('says nothing before the first answer', () => {
    expect(footOf(written, null, false).say).toBe('nothing')
  })
})
