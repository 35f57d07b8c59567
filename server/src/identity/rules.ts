import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { Refusal } from '../platform/refusal.ts'
import { longestPassword, shortestPassword } from './password.ts'

/** What is a good enough password, a secret word of a link, the same word twice. */

/**
 * Length counts, and not being what anybody would try first (NIST SP 800-63B, 5.1.1.2): the person's own e-mail or
 * name, or one character over and over.
 * @throws Refusal WEAK_PASSWORD
 */
export function refuseWeakPassword(password: string, person: { email: string; name: string }): void {
  const said = password.toLowerCase()
  const own = [person.email, person.email.split('@')[0] ?? '', person.name].map((word) => word.toLowerCase())
  const fits = password.length >= shortestPassword && password.length <= longestPassword
  if (!fits || own.includes(said) || new Set(said).size < 3) {
    throw new Refusal('WEAK_PASSWORD', { minLength: shortestPassword })
  }
}

/** 32 characters no one guesses (192 bits), for a link. */
export function newToken(): string {
  return randomBytes(24).toString('base64url')
}

/** How a link's word is kept: who reads the database cannot use it. */
export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

/** Whether two secrets are the same, in a time that does not tell where they differ. */
export function sameSecret(given: string, right: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(right))
}
