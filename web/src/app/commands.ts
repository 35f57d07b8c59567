import { type ReactNode, useEffect, useRef, useSyncExternalStore } from 'react'

/**
 * What Ctrl K can do. Features register their commands while they are mounted (`useCommands`); the box itself is
 * fetched the first time it opens.
 */
export type Command = {
  id: string
  /** In the reader's language: « Aller à Personnes ». */
  label: string
  group: 'go' | 'do' | 'set'
  /** Other words that should find it, in both languages. */
  words?: string
  icon?: ReactNode
  /** Its key, shown beside it. */
  hint?: string
  run: () => void
}

let commands: readonly Command[] = []
const heard = new Set<() => void>()
const tell = () => {
  for (const next of heard) next()
}
const subscribe = (listener: () => void) => {
  heard.add(listener)
  return () => {
    heard.delete(listener)
  }
}

/** Offers these commands while mounted. May be a fresh array on every render. */
export function useCommands(mine: readonly Command[]): void {
  const latest = useRef(mine)
  useEffect(() => {
    latest.current = mine
  })
  const shape = mine.map((command) => `${command.id} ${command.label}`).join('\n')
  useEffect(() => {
    if (!shape) return
    const offered = latest.current.map(
      (command): Command => ({
        ...command,
        run: () => latest.current.find((now) => now.id === command.id)?.run(),
      }),
    )
    commands = [...commands, ...offered]
    tell()
    return () => {
      commands = commands.filter((command) => !offered.includes(command))
      tell()
    }
  }, [shape])
}

/** Everything that can be done now. */
export const useAllCommands = (): readonly Command[] => useSyncExternalStore(subscribe, () => commands)

let opened = false
const boxes = new Set<() => void>()

/** Opens (or closes) the box of Ctrl K. */
export function openCommands(open = true): void {
  opened = open
  for (const next of boxes) next()
}

export const useCommandsOpen = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      boxes.add(listener)
      return () => {
        boxes.delete(listener)
      }
    },
    () => opened,
  )
