import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { surroundings } from '../surroundings.ts'

/** The production entry as a process of its own, to be killed. */
export interface ServerProcess {
  url: string
  /** SIGKILL: nothing of it runs any more when this resolves. */
  kill(): Promise<void>
  /** Its orderly end. */
  stop(): Promise<void>
}

const main = join(import.meta.dirname, '../../src/main.ts')

/** Resolves when it serves. @throws Error with what it said when it does not */
export async function startServer(databaseUrl: string, dataDir: string): Promise<ServerProcess> {
  const child = spawn(process.execPath, [main], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...surroundings,
      PORT: '0',
      DEMO: '0',
      DATABASE_URL: databaseUrl,
      DATA_DIR: dataDir,
      LOG_LEVEL: 'silent',
    },
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const url = await served(child)
  const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
    child.kill(signal)
    await ended
  }
  return { url, kill: () => end('SIGKILL'), stop: () => end('SIGTERM') }
}

function served(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    const hear = (chunk: Buffer) => {
      said += String(chunk)
      const url = /Binôme:?\s+(http\S+)/.exec(said)?.[1]
      if (url) resolve(url)
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('exit', (code) => reject(new Error(`the server ended (${code}): ${said}`)))
  })
}
