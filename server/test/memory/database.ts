import { Connection, type Outcome } from './connection.ts'
import { Store } from './engine.ts'
import type { Transaction, Values } from './rows.ts'

/**
 * The database in memory as a server: connections with their statements in a queue, each run when somebody says so.
 * What runs when is the caller's to choose; nothing here runs by itself.
 */
export class MemoryDatabase {
  readonly store = new Store()
  private readonly connections = new Set<Connection>()
  /** Answers on their way: of what ended a transaction, which others may see before its own client hears of it. */
  readonly answers: { connection: Connection; give: (lost?: Error) => void }[] = []
  /** Told after every commit that changed something, with its statements in their order. */
  committed: (tx: Transaction, said: readonly string[]) => void = () => undefined
  /** Told of every statement that ran, waited or failed. */
  ran: (connection: Connection, text: string, params: readonly unknown[], outcome: Outcome) => void = () => undefined
  /** Told of every connection that was lost. */
  lost: (connection: Connection) => void = () => undefined
  private opened = 0
  /** Makes the next statement of a connection fail with this code. */
  fault: ((connection: Connection, text: string) => string | null) | null = null

  /** Connections whose next statement can run. */
  ready(): Connection[] {
    const found = []
    for (const connection of this.connections) if (connection.isReady()) found.push(connection)
    return found
  }

  /** Whoever waited longest for somebody who is gone. */
  freed(): Connection | undefined {
    return [...this.connections].filter((one) => one.waitsFor?.over).sort((a, b) => a.since - b.since)[0]
  }

  /** Counts the beginnings of waits. */
  waits = 0

  connect(): Connection {
    this.opened += 1
    const connection = new Connection(this, this.opened)
    this.connections.add(connection)
    return connection
  }

  forget(connection: Connection): void {
    this.connections.delete(connection)
  }

  /** Whether waiting for `holder` closes a circle back to `tx`. */
  circle(tx: Transaction, holder: Transaction): boolean {
    let next: Transaction | null = holder
    for (let steps = 0; next !== null && steps < 50; steps += 1) {
      if (next === tx) return true
      const mine: Transaction = next
      next = [...this.connections].find((one) => one.tx === mine)?.waitsFor ?? null
    }
    return false
  }

  /** Committed rows of a table. */
  rows(table: string): Values[] {
    return this.store.heap(table).now()
  }
}
