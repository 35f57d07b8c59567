import type { HeldOffer, Signal } from '@binome/contract/signal.ts'

/**
 * What two browsers tell each other, without an address of theirs: for a house that connects through its relay only
 * [S16]. Browsers that keep to the policy have no other candidates anyway; but some name, beside a relayed one, the
 * address it was reached from, and a page that did not hear of the policy names all it has. SDP: RFC 8839, section 5.1
 * (candidates), RFC 8866, sections 5.2 and 5.7 (`o=` and `c=`), RFC 3605 (`a=rtcp`).
 */
export function withoutAddresses(sdp: string): string {
  const relays = new Set(
    [...sdp.matchAll(/^a=(candidate:.*)$/gm)].flatMap(([, line = '']) => relayed(line)?.split(' ')[4] ?? []),
  )
  const shown = (line: string) =>
    line.replace(/IN IP([46]) (\S+)/, (all, family: string, address: string) =>
      relays.has(address) ? all : `IN IP${family} ${nowhere(family === '6')}`,
    )
  return sdp
    .split(/\r?\n/)
    .flatMap((line) => {
      if (line.startsWith('a=candidate:')) {
        const kept = relayed(line.slice(2))
        return kept === null ? [] : `a=${kept}`
      }
      if (line.startsWith('a=remote-candidates:')) return []
      return /^(?:o=|c=|a=rtcp:)/.test(line) ? shown(line) : line
    })
    .join('\r\n')
}

/** The same of one signal; null when nothing of it may be handed on. */
export function signalWithoutAddresses(signal: Signal): Signal | null {
  if (signal.kind === 'offer' || signal.kind === 'answer') return { ...signal, sdp: withoutAddresses(signal.sdp) }
  // Empty: the end of the candidates.
  if (signal.kind !== 'candidate' || signal.candidate === '') return signal
  const candidate = relayed(signal.candidate)
  return candidate === null ? null : { ...signal, candidate }
}

export function heldWithoutAddresses(held: HeldOffer): HeldOffer {
  return { ...held, sdp: withoutAddresses(held.sdp) }
}

/** A relay's candidate without the address it was reached from; null of any other. */
function relayed(candidate: string): string | null {
  const words = candidate.trim().split(/\s+/)
  if (words[6] !== 'typ' || words[7] !== 'relay') return null
  for (let i = 8; i + 1 < words.length; i += 2) {
    if (words[i] === 'raddr') words[i + 1] = nowhere((words[i + 1] ?? '').includes(':'))
    // The discard port.
    if (words[i] === 'rport') words[i + 1] = '9'
  }
  return words.join(' ')
}

const nowhere = (six: boolean): string => (six ? '::' : '0.0.0.0')
