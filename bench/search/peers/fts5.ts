import Database from 'better-sqlite3'
import { firstPeople, isOnline, ownCpuMs, type Peer, WEIGHTS } from './peer.ts'

export async function open(): Promise<Peer> {
  const db = new Database(':memory:')
  db.exec(`
    CREATE VIRTUAL TABLE ask USING fts5(title, body, tags, content='', tokenize="unicode61 tokenchars '-_.'");
    CREATE TABLE author (id INTEGER PRIMARY KEY, owner INTEGER NOT NULL, online INTEGER NOT NULL);
  `)
  const file = db.prepare('INSERT INTO ask (rowid, title, body, tags) VALUES (?, ?, ?, ?)')
  const sign = db.prepare('INSERT INTO author (id, owner, online) VALUES (?, ?, ?)')
  const find = db.prepare(`
    SELECT author.owner FROM ask JOIN author ON author.id = ask.rowid
    WHERE ask MATCH ? AND author.online = 1
    ORDER BY bm25(ask, ${WEIGHTS.title}, ${WEIGHTS.body}, ${WEIGHTS.tags}) LIMIT ?
  `)
  return {
    async add(asks) {
      db.transaction(() => {
        for (const { id, owner, title, body, tags } of asks) {
          file.run(id, title, body, tags)
          sign.run(id, owner, isOnline(owner) ? 1 : 0)
        }
      })()
    },
    async ready() {
      db.exec(`INSERT INTO ask (ask) VALUES ('optimize')`)
    },
    async topPeople(words, count) {
      const rows = find.all(words.map((word) => `"${word}"`).join(' OR '), count * 5) as { owner: number }[]
      return firstPeople(
        rows.map(({ owner }) => owner),
        count,
      )
    },
    cpuMs: ownCpuMs,
    close: async () => void db.close(),
  }
}
