import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Pieces } from './pieces.ts'
import { SkillLists } from './skill-lists.ts'

test('pieces hold what they were given, however many there are and whatever is done to one', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.nat(255), { maxLength: 40 }), { maxLength: 60 }), (lists) => {
      const [wide, narrow] = [new Pieces(Uint32Array, 4), new Pieces(Uint8Array, 1)]
      const pieces = lists.map((list) => ({ list, wide: wide.of(list), narrow: narrow.of(list) }))
      pieces[0]?.wide.fill(7)
      for (const { list, wide, narrow } of pieces.slice(1)) {
        expect([...wide]).toEqual(list)
        expect([...narrow]).toEqual(list)
      }
    }),
  )
  const large = Array.from({ length: 50_000 }, (_, n) => n)
  expect([...new Pieces(Uint32Array, 4).of(large)]).toEqual(large)
})

test('[X4] a list of skills is shared while somebody has it, and gone with the last', () => {
  const lists = new SkillLists()
  const skills = () => [{ skillId: 'vpn', labels: ['VPN', 'remote access'] }]
  const first = lists.share(skills())
  expect(lists.share(skills())).toBe(first)
  expect(lists.share([])).not.toBe(first)
  lists.leave(first)
  expect(lists.share(skills())).toBe(first)
  for (const list of [first, first, []]) lists.leave(list)
  expect(lists.size).toBe(0)
})
