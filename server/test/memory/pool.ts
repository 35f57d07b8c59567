import type { Connection } from './connection.ts'
import type { MemoryDatabase } from './database.ts'
import type { Answer } from './engine.ts'

/** What a process opens: at most `max` connections at a time, as the pool of node-postgres. */
export class MemoryPool {
  readonly options: { max: number }
  private readonly database: MemoryDatabase
  private readonly idle: Connection[] = []
  private readonly open = new Set<Connection>()
  private readonly wanted: ((client: Client) => void)[] = []

  constructor(database: MemoryDatabase, max = 10) {
    this.database = database
    this.options = { max }
  }

  connect(): Promise<Client> {
    const free = this.take()
    if (free) return Promise.resolve(free)
    return new Promise((resolve) => this.wanted.push(resolve))
  }

  /** Every connection of this process. */
  connections(): Connection[] {
    return [...this.open]
  }

  async end(): Promise<void> {
    for (const connection of this.open) connection.cut(true)
    this.open.clear()
  }

  /** The process is gone. */
  kill(): void {
    for (const connection of this.open) connection.cut(false)
    this.open.clear()
  }

  private take(): Client | null {
    let connection = this.idle.pop()
    while (connection?.dead) {
      this.open.delete(connection)
      connection = this.idle.pop()
    }
    if (!connection) {
      for (const one of this.open) if (one.dead) this.open.delete(one)
      if (this.open.size >= this.options.max) return null
      connection = this.database.connect()
      this.open.add(connection)
    }
    return this.client(connection)
  }

  private client(connection: Connection): Client {
    return {
      query: (text, params) => connection.query(text, params),
      release: () => {
        if (!connection.dead) this.idle.push(connection)
        const next = this.wanted.shift()
        if (!next) return
        const free = this.take()
        if (free) next(free)
        else this.wanted.unshift(next)
      },
    }
  }
}

interface Client {
  query(text: string, params: readonly unknown[]): Promise<Answer>
  release(): void
}
