/**
 * What was worked out lately, at most twice `room` of it. What is asked for stays; the rest of what is older than `room`
 * new things is forgotten at one stroke, so that keeping it costs nothing (two generations instead of a list by age).
 */
export class Recent<V> {
  private young = new Map<string, V>()
  private old = new Map<string, V>()
  private readonly room: number

  constructor(room: number) {
    this.room = room
  }

  get(key: string): V | undefined {
    const known = this.young.get(key)
    if (known !== undefined) return known
    const before = this.old.get(key)
    if (before !== undefined) this.set(key, before)
    return before
  }

  set(key: string, value: V): void {
    if (this.young.size >= this.room) {
      this.old = this.young
      this.young = new Map()
    }
    this.young.set(key, value)
  }
}
