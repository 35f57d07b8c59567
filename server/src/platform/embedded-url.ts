import { join, resolve } from 'node:path'

/** The longest path a socket can have, bytes, without the NUL at its end (unix(7): 108 on Linux, 104 on macOS). */
const LONGEST = 103

/**
 * Where the embedded database has its socket: a statement through it costs both sides a fifth less than through the
 * loopback (docs/decisions/012). Null where the system has none, or the folder's path is too long for one.
 */
export function socketFolder(folder: string): string | null {
  const path = resolve(folder)
  // A comma would part two folders (PostgreSQL 18, 19.3).
  const fits = Buffer.byteLength(join(path, '.s.PGSQL.65535.lock')) <= LONGEST && !path.includes(',')
  return process.platform !== 'win32' && fits ? path : null
}

/** Connection string; by its port where there is no socket. */
export function embeddedUrl(to: { folder: string; password: string; port: number; database: string }): string {
  const socket = socketFolder(to.folder)
  const url = `postgres://binome:${to.password}@127.0.0.1:${to.port}/${to.database}`
  return socket === null ? url : `${url}?host=${encodeURIComponent(socket)}`
}
