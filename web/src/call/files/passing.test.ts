import { describe, expect, test } from 'vitest'
import { CHUNK } from './chunk.ts'
import { bytesOf, factsOf, ID, of, offered, onDisk, Pages, sha256, sourceOf, stateOf } from './fake-link.fixture.ts'

test('[X4] a reload in the middle goes on from what is on the disk, and sends the rest alone', async () => {
  const bytes = bytesOf(40 * CHUNK)
  const pages = await offered(bytes)
  void pages.receiver.accept(ID)
  await pages.settle()
  while ((of(pages.receiver)?.written ?? 0) < 20 * CHUNK) {
    pages.deliver('sender', 0)
    pages.deliver('receiver', 0)
    pages.disk.tick()
    await pages.settle()
  }
  pages.reload('receiver')
  const before = pages.ends.sender.said
  await pages.finish()
  expect(stateOf(pages, 'receiver')).toBe('ready')
  // The rest, and a few words beside.
  expect(pages.ends.sender.said - before).toBeLessThan(30)
})

test('[X3] nothing is sent before the other said yes, and nothing at all after a no', async () => {
  const pages = await offered(bytesOf(CHUNK))
  expect(pages.disk.files.size).toBe(0)
  expect(stateOf(pages, 'receiver')).toBe('offered')
  pages.receiver.decline(ID)
  await pages.finish()
  expect([stateOf(pages, 'sender'), stateOf(pages, 'receiver')]).toEqual(['declined', 'declined'])
  await pages.receiver.accept(ID)
  pages.reload('receiver')
  await pages.finish()
  expect(stateOf(pages, 'receiver')).toBe('declined')
  expect(pages.disk.files.size).toBe(0)
})

test('[X2] another file chosen after the reload is found out, and nothing of it is kept', async () => {
  const bytes = bytesOf(20 * CHUNK)
  const pages = await offered(bytes)
  void pages.receiver.accept(ID)
  for (let i = 0; i < 8; i += 1) {
    await pages.settle()
    pages.deliver('sender', 0)
    pages.deliver('receiver', 0)
    pages.disk.tick()
  }
  pages.reload('sender')
  await pages.finish()
  expect(stateOf(pages, 'sender')).toBe('lacking')
  expect(of(pages.receiver)).toMatchObject({ state: 'receiving', lacking: true })
  pages.sender.choose(ID, sourceOf(bytesOf(20 * CHUNK, 99)))
  await pages.finish()
  expect([stateOf(pages, 'sender'), stateOf(pages, 'receiver')]).toEqual(['broken', 'broken'])
  expect(pages.disk.files.size).toBe(0)
  expect(pages.passed).toEqual([])
})

test('[X2] a byte turned on the way is found out', async () => {
  const bytes = bytesOf(3 * CHUNK)
  const pages = await offered(bytes)
  void pages.receiver.accept(ID)
  await pages.settle()
  let turned = false
  for (let i = 0; i < 60; i += 1) {
    const chunk = pages.ends.sender.under.find((one) => one instanceof ArrayBuffer)
    if (chunk instanceof ArrayBuffer && !turned) {
      const view = new Uint8Array(chunk)
      view[view.length - 1] = (view[view.length - 1] ?? 0) ^ 1
      turned = true
    }
    pages.deliver('sender', 0)
    pages.deliver('receiver', 0)
    pages.disk.tick()
    await pages.settle()
  }
  expect(turned).toBe(true)
  expect([stateOf(pages, 'sender'), stateOf(pages, 'receiver')]).toEqual(['broken', 'broken'])
  expect(pages.disk.files.size).toBe(0)
})

test('[X1] a disk that is full ends it on both sides, also where the first word of it was cut off', async () => {
  const pages = await offered(bytesOf(3 * CHUNK))
  pages.disk.full = true
  await pages.receiver.accept(ID)
  await pages.settle()
  pages.cut()
  expect(stateOf(pages, 'sender')).toBe('offered')
  await pages.finish()
  expect([stateOf(pages, 'sender'), stateOf(pages, 'receiver')]).toEqual(['unkept', 'unkept'])
})

test('a file that cannot be read any more can be chosen again', async () => {
  const bytes = bytesOf(CHUNK)
  const pages = new Pages()
  pages.link()
  pages.sender.offer(factsOf(bytes), { ...sourceOf(bytes), read: () => Promise.reject(new Error('moved')) })
  await pages.finish()
  await pages.receiver.accept(ID)
  await pages.finish()
  expect(stateOf(pages, 'sender')).toBe('lacking')
  pages.sender.choose(ID, sourceOf(bytes))
  await pages.finish()
  expect(stateOf(pages, 'receiver')).toBe('ready')
})

test('[X6] a slow disk holds the sender back: little is in memory', async () => {
  const bytes = new Uint8Array(30 * 1024 * 1024)
  const pages = await offered(bytes)
  void pages.receiver.accept(ID)
  await pages.settle()
  for (let i = 0; i < 4000; i += 1) {
    pages.deliver('sender', 0)
    pages.deliver('receiver', 0)
    if (i % 20 === 0) await pages.settle()
  }
  await pages.settle()
  const sent = pages.ends.sender.under.reduce((sum, one) => sum + (one instanceof ArrayBuffer ? one.byteLength : 0), 0)
  expect(of(pages.receiver)?.written).toBe(0)
  expect(sent).toBeLessThan(5 * 1024 * 1024)
  expect(pages.disk.writing).toBeLessThan(13 * 1024 * 1024)
  await pages.cut()
})

test('[X9] two files go one after the other, the older first, and both arrive', async () => {
  const [a, b] = [bytesOf(4 * CHUNK), bytesOf(3 * CHUNK, 5)]
  const other = ID.replace(/a$/, 'b')
  const pages = await offered(a)
  pages.sender.offer(factsOf(b, other), sourceOf(b))
  await pages.finish()
  await Promise.all([pages.receiver.accept(other), pages.receiver.accept(ID)])
  await pages.finish()
  expect(onDisk(pages)).toBe(sha256(a))
  expect(onDisk(pages, other)).toBe(sha256(b))
  expect(pages.passed.map(({ id }) => id).toSorted()).toEqual([ID, other])
})

test('[X9] both send at once, one of them the same file twice: each arrives', async () => {
  const [a, b] = [bytesOf(40 * CHUNK), bytesOf(30 * CHUNK, 5)]
  const [again, back] = [ID.replace(/a$/, 'b'), ID.replace(/a$/, 'c')]
  const pages = await offered(a)
  pages.sender.offer(factsOf(a, again), sourceOf(a))
  pages.receiver.offer(factsOf(b, back), sourceOf(b))
  await pages.finish()
  await Promise.all([pages.receiver.accept(ID), pages.receiver.accept(again), pages.sender.accept(back)])
  await pages.finish()
  expect(onDisk(pages)).toBe(sha256(a))
  expect(onDisk(pages, again)).toBe(sha256(a))
  expect(onDisk(pages, back)).toBe(sha256(b))
  expect(pages.passed.map(({ id }) => id).toSorted()).toEqual([ID, again, back])
})

test('[X7] on a poor connection one message of a file is under way at a time', async () => {
  const bytes = bytesOf(8 * CHUNK)
  const pages = await offered(bytes)
  pages.sender.slow(true)
  await pages.receiver.accept(ID)
  for (let i = 0; i < 8; i += 1) {
    await pages.settle()
    expect(pages.ends.sender.under.filter((one) => one instanceof ArrayBuffer).length).toBeLessThanOrEqual(1)
    pages.deliver('receiver', 0)
    pages.deliver('sender', 0)
    pages.disk.tick()
  }
  pages.sender.slow(false)
  await pages.finish()
  expect(stateOf(pages, 'receiver')).toBe('ready')
})

describe('[X8] the other side is not believed', () => {
  test('a name is made plain, whoever sends it as it is', () => {
    const pages = new Pages()
    pages.link()
    const name = '../\u202Etxt.exe'
    pages.ends.receiver.tell('message', JSON.stringify({ kind: 'offer', id: ID, name, size: 1, type: '' }))
    expect(of(pages.receiver)?.name).toBe('.._txt.exe')
  })

  test('more offers than one could look at are not kept', async () => {
    const pages = new Pages()
    pages.link()
    for (let i = 0; i < 60; i += 1) {
      const id = ID.replace(/..$/, i.toString(16).padStart(2, '0'))
      pages.ends.receiver.tell('message', JSON.stringify({ kind: 'offer', id, name: 'x', size: 1, type: '' }))
    }
    expect(pages.receiver.all.length).toBe(20)
  })
})
