import { randomInt } from 'node:crypto'
import type { Language } from '@binome/contract/terms.ts'
import { hashPassword } from 'better-auth/crypto'
import type { House } from '../house.ts'
import { addOrganization } from '../people/actions.ts'
import { firstOrganization, lockFirstVisit } from '../people/store.ts'
import { Refusal } from '../platform/refusal.ts'
import { admit } from './members.ts'
import { refuseWeakPassword, sameSecret } from './rules.ts'

/** The first visit of a production house: a one-time code, printed where only its operator looks. */

const codes = new WeakMap<House, string>()
/** Without what is read wrongly: 0 and O, 1, I and L. */
const letters = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const tries = { burst: 5, perMinute: 2 }

/**
 * The code that makes the first organisation, for whoever reads the server's output; null when there is one already, or
 * in the demo. It lives in this process and dies with it, or when it is used.
 */
export async function setupCode(house: House): Promise<string | null> {
  if (house.config.demo || (await firstOrganization(house.db))) return null
  const code = codes.get(house) ?? Array.from({ length: 12 }, () => letters[randomInt(letters.length)]).join('')
  codes.set(house, code)
  return `${code.slice(0, 4)}-${code.slice(4, 8)}-${code.slice(8)}`
}

/**
 * Makes the organisation and its first administrator. All addresses together get few tries.
 * @throws Refusal SETUP_DONE, WRONG_CODE, WEAK_PASSWORD, TOO_MANY
 */
export async function setUp(
  house: House,
  input: { code: string; organizationName: string; language: Language; name: string; email: string; password: string },
): Promise<{ personId: string; organizationId: string }> {
  if (house.config.demo || (await firstOrganization(house.db))) throw new Refusal('SETUP_DONE', {})
  house.rate.take('setup', tries)
  const given = input.code.toUpperCase().replaceAll(/[\s-]/g, '')
  const code = codes.get(house)
  if (code === undefined || !sameSecret(given, code)) throw new Refusal('WRONG_CODE', {})
  refuseWeakPassword(input.password, input)
  const passwordHash = await hashPassword(input.password)
  const made = await house.transaction(async (tx, record) => {
    await lockFirstVisit(tx)
    if (await firstOrganization(tx)) throw new Refusal('SETUP_DONE', {})
    const { id } = await addOrganization(house, tx, { name: input.organizationName, language: input.language })
    const { name, email, language } = input
    const person = await admit(house, tx, record, id, { name, email, language, role: 'admin', passwordHash })
    return { personId: person.id, organizationId: id }
  })
  codes.delete(house)
  return made
}
