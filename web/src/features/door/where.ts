/**
 * Where to go once inside. `to` comes from the address bar, so it may only be a path of this site: never another host,
 * never the door itself.
 */
export function safePath(to: string | undefined): string {
  if (!to?.startsWith('/') || /[\\\p{Cc}]/u.test(to)) return '/'
  const base = 'https://house.invalid'
  const at = URL.parse(to, base)
  if (!at || at.origin !== base) return '/'
  if (/^\/(sign-in|demo|forgot|new-password|invite|setup|api)(\/|$)/u.test(at.pathname)) return '/'
  return at.pathname + at.search + at.hash
}
