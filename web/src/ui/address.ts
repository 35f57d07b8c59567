/** An address somebody wrote, taken apart so that what decides where it leads can be shown apart. */
export interface Address {
  /** In full, as the browser will open it: letters beyond ASCII are written out (RFC 3986, RFC 3492). */
  href: string
  /** Before the host: the scheme, and a sign-in name if there is one. */
  before: string
  /** Whom it leads to; of an e-mail, its recipient. */
  host: string
  after: string
  mail: boolean
  /** plain: not encrypted; lookalike: letters beyond ASCII in the host; disguised: a sign-in name that may pass for it. */
  mind: readonly ('plain' | 'lookalike' | 'disguised')[]
}

/** Null when it is none, or leads to something else than a page or a letter. */
export function readAddress(text: string): Address | null {
  if (!URL.canParse(text)) return null
  const url = new URL(text)
  const { href, protocol, host, username, password } = url
  if (protocol === 'mailto:') {
    const [to = '', ...rest] = href.slice('mailto:'.length).split('?')
    return {
      href,
      before: 'mailto:',
      host: to,
      after: rest.length > 0 ? `?${rest.join('?')}` : '',
      mail: true,
      mind: [],
    }
  }
  if (protocol !== 'https:' && protocol !== 'http:') return null
  const signIn = username || password ? `${username}${password ? `:${password}` : ''}@` : ''
  const before = `${protocol}//${signIn}`
  const mind: Address['mind'][number][] = []
  if (protocol === 'http:') mind.push('plain')
  if (/(?:^|\.)xn--/u.test(host)) mind.push('lookalike')
  if (signIn) mind.push('disguised')
  return { href, before, host, after: href.slice(before.length + host.length), mail: false, mind }
}
