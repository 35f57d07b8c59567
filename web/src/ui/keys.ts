import { useEffect, useRef, useSyncExternalStore } from 'react'

/**
 * The keyboard of the product. Parts of a screen say which keys they answer to while they are mounted; the list that `?`
 * opens is read from here. Single letters are silent while something is being typed and can be switched off
 * (WCAG 2.1.4); keys with Ctrl or ⌘, Enter and Escape always work.
 */
export type KeyBinding = {
  /** One or more keys: 'y', '?', 'space', 'Escape', 'Backspace', 'mod+k' (⌘ on Apple, Ctrl elsewhere). Case does not matter. */
  keys: string | readonly string[]
  /** What it does, in words, already in the reader's language. */
  label: string
  run: (event: KeyboardEvent) => void
  /** For a key that is held: said when it is let go, and when the window loses the focus meanwhile. */
  release?: () => void
  /** Works also while something is being typed (default: only keys with `mod`, but for those that edit text). */
  whileTyping?: boolean
}

type State = { typing: boolean; singles: boolean; bindings: readonly KeyBinding[] }

let state: State = { typing: false, singles: true, bindings: [] }
const heard = new Set<() => void>()

function change(next: Partial<State>) {
  state = { ...state, ...next }
  for (const tell of heard) tell()
}

const subscribe = (tell: () => void) => {
  heard.add(tell)
  return () => heard.delete(tell)
}

/** True on a Mac, an iPad or an iPhone, where ⌘ is the key. */
export const isApple = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/u.test(navigator.platform)

/** Is this element a place where letters are text? */
export function isTypingPlace(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable) return true
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true
  return (
    target instanceof HTMLInputElement &&
    !['checkbox', 'radio', 'button', 'submit', 'range', 'file'].includes(target.type)
  )
}

/** 'mod+k' is two, '+' is one. */
export const partsOf = (spec: string): string[] => (spec === '+' ? ['+'] : spec.split('+'))

/** Does this event press that key? `spec` as in {@link KeyBinding.keys}. */
export function pressed(event: KeyboardEvent, spec: string): boolean {
  const parts = partsOf(spec.toLowerCase())
  const key = parts.at(-1) ?? ''
  const mod = isApple ? event.metaKey : event.ctrlKey
  const other = isApple ? event.ctrlKey : event.metaKey
  if (parts.includes('mod') !== mod || other || event.altKey) return false
  return nameOf(event) === key
}

const nameOf = (event: KeyboardEvent) => (event.key === ' ' ? 'space' : event.key.toLowerCase())

/** What has the focus and answers to the space bar itself. */
function takesSpace(target: EventTarget | null): boolean {
  const own = 'button, summary, input, select, audio, video, [role="button"], [role="tab"], [role="slider"]'
  return target instanceof Element && target.closest(own) !== null
}

const needsMod = (spec: string) => spec.toLowerCase().startsWith('mod+')
const isSingle = (spec: string) => spec.length === 1 || spec === 'space'
const specs = (binding: KeyBinding) => (typeof binding.keys === 'string' ? [binding.keys] : binding.keys)

function hear(event: KeyboardEvent) {
  if (event.defaultPrevented || event.isComposing) return
  // An open menu answers to Escape itself.
  if (event.key === 'Escape' && event.target instanceof Element && event.target.closest('[role=menu]')) return
  const typing = isTypingPlace(event.target)
  // The last one mounted answers first: a tap above the page, a dialog above the tap.
  for (const binding of [...state.bindings].reverse()) {
    for (const spec of specs(binding)) {
      if (isSingle(spec) && !state.singles) continue
      if (typing && !(binding.whileTyping ?? needsMod(spec))) continue
      if (!pressed(event, spec) || (spec === 'space' && takesSpace(event.target))) continue
      if (event.repeat && isSingle(spec)) {
        // A key that is held scrolls nothing.
        if (held.has(event.code)) event.preventDefault()
        continue
      }
      event.preventDefault()
      if (binding.release) held.set(event.code, binding.release)
      binding.run(event)
      return
    }
  }
}

/** Keys that are down and wait to be let go, by their place on the keyboard. */
const held = new Map<string, () => void>()

function letGo(event: KeyboardEvent) {
  const release = held.get(event.code)
  held.delete(event.code)
  release?.()
}

/** Whoever lets go elsewhere is not heard here. */
function letAllGo() {
  const all = [...held.values()]
  held.clear()
  for (const release of all) release()
}

/** Begins to listen; returns what ends it. Called once by the app. */
export function listenToKeys(target: Window): () => void {
  const see = () => {
    const typing = isTypingPlace(target.document.activeElement)
    if (typing !== state.typing) change({ typing })
  }
  target.addEventListener('keydown', hear)
  target.addEventListener('keyup', letGo)
  target.addEventListener('blur', letAllGo)
  target.addEventListener('focusin', see)
  target.addEventListener('focusout', see)
  return () => {
    target.removeEventListener('keydown', hear)
    target.removeEventListener('keyup', letGo)
    target.removeEventListener('blur', letAllGo)
    target.removeEventListener('focusin', see)
    target.removeEventListener('focusout', see)
  }
}

/** Single letters on or off (the person's setting). */
export function allowSingleKeys(singles: boolean): void {
  change({ singles })
}

/** Answers to these keys while mounted and `active`. Bindings may be a fresh array on every render. */
export function useKeys(bindings: readonly KeyBinding[], active = true): void {
  const latest = useRef(bindings)
  useEffect(() => {
    latest.current = bindings
  })
  const shape = active ? bindings.map((b) => `${specs(b).join(' ')} ${b.label}`).join('\n') : ''
  useEffect(() => {
    if (!shape) return
    const mine = latest.current.map(
      (binding, index): KeyBinding => ({
        ...binding,
        run: (event) => latest.current[index]?.run(event),
        ...(binding.release && { release: () => latest.current[index]?.release?.() }),
      }),
    )
    change({ bindings: [...state.bindings, ...mine] })
    return () => change({ bindings: state.bindings.filter((binding) => !mine.includes(binding)) })
  }, [shape])
}

/** All keys that answer now, for the list of `?`. */
export function useKeyList(): readonly KeyBinding[] {
  return useSyncExternalStore(subscribe, () => state.bindings)
}

/** Would a single letter be heard now? (A hint is drawn only where its key works.) */
export function useSingleKeysWork(): boolean {
  return useSyncExternalStore(subscribe, () => state.singles && !state.typing)
}
