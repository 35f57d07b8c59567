import type { MemoryDatabase } from './database.ts'
import { type Answer, type Control, prepared, type Statement } from './engine.ts'
import { SqlError, Transaction, type Value, type Values, Wait } from './rows.ts'

/** `wanted`: the failure was put there. */
export type Outcome = { rows: Values[]; count: number } | { waits: true } | { code: string; wanted: boolean }

interface Request {
  text: string
  made: Statement | Control
  params: readonly Value[]
  resolve(answer: Answer): void
  reject(error: Error): void
  moment: { seq: number; command: number } | null
  waited: boolean
}

/** One connection: its statements in a queue, its transaction, and what it waits for. */
export class Connection {
  readonly id: number
  private readonly database: MemoryDatabase
  private readonly queue: Request[] = []
  tx: Transaction | null = null
  waitsFor: Transaction | null = null
  /** When its statement first had to wait, among all waits. */
  since = 0
  /** A transaction of one statement alone. */
  private single = false
  private failed = false
  private said: string[] = []
  /** Its last answer has not arrived yet. */
  private answering = false
  /** Its last failure was the schedule's. */
  private wanted = false
  dead = false

  constructor(database: MemoryDatabase, id: number) {
    this.database = database
    this.id = id
  }

  query(text: string, params: readonly unknown[] = []): Promise<Answer> {
    if (this.dead) return Promise.reject(lost())
    const asked = new Promise<Answer>((resolve, reject) => {
      const made = prepared(text)
      this.queue.push({ text, made, params: params as readonly Value[], resolve, reject, moment: null, waited: false })
    })
    while (this.isReady() && this.changesNothing()) this.step()
    return asked
  }

  /** What nobody else can tell from its not having run yet is no step: it runs at once. */
  private changesNothing(): boolean {
    const made = this.queue[0]?.made
    if (made === undefined || !('what' in made)) return false
    const { what } = made
    if (what === 'begin' || what === 'savepoint') return true
    return what === 'commit' && this.tx !== null && this.tx.touched.size === 0 && this.tx.held.size === 0
  }

  isReady(): boolean {
    return this.queue.length > 0 && !this.answering && (this.waitsFor === null || this.waitsFor.over)
  }

  /** Runs the next statement; it may have to wait, and is run again then. */
  step(): void {
    const request = this.queue[0]
    if (!request) return
    this.stopWaiting()
    const isSilent = this.changesNothing()
    const answer = this.attempt(request)
    if (answer === 'waits') {
      this.database.ran(this, request.text, request.params, { waits: true })
      return
    }
    this.queue.shift()
    const ended = this.tx === null && !isSilent
    this.database.ran(
      this,
      request.text,
      request.params,
      answer instanceof Error
        ? { code: codeOf(answer), wanted: this.wanted }
        : { rows: answer.rows, count: answer.rowCount },
    )
    if (answer instanceof Error) {
      request.reject(answer)
      return
    }
    if (!ended) {
      request.resolve(answer)
      while (this.isReady() && this.changesNothing()) this.step()
      return
    }
    this.answering = true
    const give = (gone?: Error) => {
      this.answering = false
      if (gone) request.reject(gone)
      else request.resolve(answer)
    }
    this.database.answers.push({ connection: this, give })
  }

  /** The network goes: what runs is undone, and who asked hears of it. `tell` false: the process went with it. */
  cut(tell: boolean): void {
    if (!this.dead) this.database.lost(this)
    this.dead = true
    this.stopWaiting()
    if (this.tx) this.database.store.rollBack(this.tx)
    this.tx = null
    this.database.forget(this)
    const { answers } = this.database
    for (let i = answers.length - 1; i >= 0; i -= 1) {
      if (answers[i]?.connection !== this) continue
      const [mine] = answers.splice(i, 1)
      if (tell) mine?.give(lost())
    }
    const asked = this.queue.splice(0)
    if (tell) for (const { reject } of asked) reject(lost())
  }

  private attempt(request: Request): Answer | Error | 'waits' {
    this.wanted = false
    try {
      const { made } = request
      if ('what' in made) return this.control(made)
      if (this.failed) throw new SqlError('25P02', 'the transaction failed before')
      const code = this.database.fault?.(this, request.text) ?? null
      this.wanted = code !== null
      if (code !== null) throw new SqlError(code, 'as the schedule wanted')
      return this.run(request, made)
    } catch (error) {
      if (error instanceof Wait) return this.wait(error.holder, request)
      if (!(error instanceof SqlError)) throw error
      this.fail()
      return error
    }
  }

  private run(request: Request, made: Statement): Answer {
    const { store } = this.database
    if (this.tx === null) {
      this.tx = new Transaction()
      this.single = true
    }
    request.moment ??= store.moment(this.tx)
    const answer = store.run(this.tx, made, request.params, request.moment)
    this.said.push(request.text)
    if (this.single) this.commit()
    return answer
  }

  private wait(holder: Transaction, request: Request): 'waits' | Error {
    const { tx } = this
    if (tx !== null && this.database.circle(tx, holder)) {
      this.fail()
      return new SqlError('40P01', `deadlock in ${request.text.slice(0, 60)}`)
    }
    this.waitsFor = holder
    if (!request.waited) this.since = ++this.database.waits
    request.waited = true
    this.database.store.waiting += 1
    return 'waits'
  }

  private stopWaiting(): void {
    if (this.waitsFor === null) return
    this.waitsFor = null
    this.database.store.waiting -= 1
  }

  private fail(): void {
    if (this.single && this.tx) this.rollBack()
    else if (this.tx) this.failed = true
  }

  private commit(): void {
    const { tx, said } = this
    if (tx === null) return
    const changed = tx.touched.size > 0
    this.database.store.commit(tx)
    this.endOf()
    if (changed) this.database.committed(tx, said)
  }

  private rollBack(): void {
    if (this.tx) this.database.store.rollBack(this.tx)
    this.endOf()
  }

  private endOf(): void {
    this.tx = null
    this.single = false
    this.failed = false
    this.said = []
  }

  private control(control: Control): Answer {
    const { tx } = this
    const done = (command: string): Answer => ({ command, rowCount: 0, rows: [] })
    switch (control.what) {
      case 'begin':
        this.tx = new Transaction()
        return done('BEGIN')
      case 'commit': {
        const { failed } = this
        if (failed) this.rollBack()
        else this.commit()
        return done(failed ? 'ROLLBACK' : 'COMMIT')
      }
      case 'rollback':
        this.rollBack()
        return done('ROLLBACK')
      case 'savepoint':
        if (this.failed) throw new SqlError('25P02', 'the transaction failed before')
        tx?.savepoints.push({ name: control.name, at: tx.undo.length })
        return done('SAVEPOINT')
      case 'rollback to': {
        const point = tx?.savepoints.findLast(({ name }) => name === control.name)
        if (!tx || !point) throw new SqlError('3B001', 'no such savepoint')
        tx.rollBackTo(point.at, false)
        this.failed = false
        return done('ROLLBACK')
      }
      case 'release':
        return done('RELEASE')
    }
  }
}

function codeOf(error: Error): string {
  return error instanceof SqlError ? error.code : 'lost'
}

function lost(): Error {
  return Object.assign(new Error('Connection terminated'), { code: 'ECONNRESET' })
}
