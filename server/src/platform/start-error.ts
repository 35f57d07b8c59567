/** What can stop the server from starting, each with an exit code of its own (documented in docs/guide). */
export const exitCodes = {
  CONFIG_INVALID: 10,
  DEFAULT_SECRET: 11,
  DEMO_REFUSED: 12,
  PORT_TAKEN: 20,
  DATA_DIR_UNUSABLE: 21,
  DATA_DIR_IN_USE: 22,
  TLS_UNREADABLE: 23,
  DATABASE_UNREACHABLE: 30,
  DATABASE_REFUSED: 31,
  DATABASE_TOO_OLD: 32,
  DATABASE_WONT_START: 33,
  MIGRATION_CHANGED: 34,
  MIGRATION_FAILED: 35,
  DATABASE_IN_USE: 36,
} as const

export type StartErrorCode = keyof typeof exitCodes

/** A bad start: `message` is one clear line for the person at the terminal. */
export class StartError extends Error {
  readonly code: StartErrorCode
  readonly exitCode: number

  constructor(code: StartErrorCode, message: string, options?: ErrorOptions) {
    super(message.replaceAll(/\s*\n\s*/g, ' '), options)
    this.name = 'StartError'
    this.code = code
    this.exitCode = exitCodes[code]
  }
}

/** @param error the system's, of what was tried there */
export function dataDirUnusable(folder: string, error: unknown): StartError {
  const code = (error as NodeJS.ErrnoException).code ?? 'error'
  return new StartError(
    'DATA_DIR_UNUSABLE',
    `The data folder ${folder} cannot be used (${code}): set DATA_DIR to a folder this account may write.`,
    { cause: error },
  )
}
