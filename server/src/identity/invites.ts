import type { Language, Role } from '@binome/contract/terms.ts'
import { hashPassword } from 'better-auth/crypto'
import type { Caller, House } from '../house.ts'
import { refuseForeignTeam } from '../people/actions.ts'
import { findMembership, findOrganization, findPerson, findPersonByEmail } from '../people/store.ts'
import { decodeCursor, encodeCursor } from '../platform/cursor.ts'
import { Refusal } from '../platform/refusal.ts'
import {
  deleteInvite,
  findOpenInvite,
  type InviteRow,
  insertInvite,
  openInvitesAfter,
  takeInvite,
} from './invite-store.ts'
import { addressOf, inviteLink } from './links.ts'
import { sendInviteLetter } from './mail.ts'
import { admit } from './members.ts'
import { hashOf, newToken, refuseWeakPassword } from './rules.ts'

/** Invitations: a link, told once, good for one person and fourteen days. */

const inviteMs = 14 * 24 * 60 * 60 * 1000

/** `origin`: where the link leads. @throws Refusal EMAIL_TAKEN for the e-mail of a present member, NOT_FOUND for a team of another organisation */
export async function addInvite(
  house: House,
  caller: Caller,
  input: {
    name?: string | undefined
    email?: string | undefined
    teamId?: string | undefined
    role: Role
    language?: Language | undefined
  },
  origin = addressOf(house.config),
): Promise<{ id: string; url: string; expiresAt: string; mailed: boolean }> {
  const { organizationId, personId } = caller
  const token = newToken()
  const createdAt = house.clock.now()
  const expiresAt = new Date(createdAt.getTime() + inviteMs)
  const id = house.newId()
  const who = await house.transaction(async (tx) => {
    const organization = await findOrganization(tx, organizationId)
    const host = await findPerson(tx, organizationId, personId)
    if (!organization || !host) throw new Refusal('NOT_FOUND', {})
    await refuseForeignTeam(tx, organizationId, input.teamId)
    const known = input.email === undefined ? null : await findPersonByEmail(tx, organizationId, input.email)
    if (known && (await findMembership(tx, organizationId, known.id))) throw new Refusal('EMAIL_TAKEN', {})
    const language = input.language ?? organization.language
    await insertInvite(tx, organizationId, {
      id,
      tokenHash: hashOf(token),
      name: input.name ?? null,
      email: input.email?.toLowerCase() ?? null,
      teamId: input.teamId ?? null,
      role: input.role,
      language,
      invitedBy: personId,
      createdAt,
      expiresAt,
    })
    return { organizationName: organization.name, invitedBy: host.name, language }
  })
  house.log.info({ organizationId, inviteId: id, by: personId }, 'invite.made')
  const url = inviteLink(origin, token)
  const mailed =
    input.email !== undefined && (await sendInviteLetter(house, input.email, { ...who, organizationId }, url))
  return { id, url, expiresAt: expiresAt.toISOString(), mailed }
}

/** Who invites, and where to. @throws Refusal INVITE_GONE, TOO_MANY */
export async function readInvite(house: House, address: string, input: { token: string }) {
  house.rate.take(`invite:${address}`, { burst: 30, perMinute: 10 })
  const invite = await findOpenInvite(house.db, hashOf(input.token), house.clock.now())
  if (!invite) throw new Refusal('INVITE_GONE', {})
  const { organizationName, teamName, email, name, language } = invite
  return { organizationName, invitedBy: invite.invitedByName, teamName, email, name, language }
}

/**
 * Becomes a member by an invitation. An invitation sent to an address is for that address, so that a forwarded
 * letter does not let somebody else in; an open link makes only somebody new.
 * @throws Refusal INVITE_GONE, EMAIL_TAKEN, WEAK_PASSWORD, TOO_MANY
 */
export async function acceptInvite(
  house: House,
  address: string,
  input: { token: string; name: string; email: string; password: string; language: Language },
): Promise<{ personId: string; organizationId: string }> {
  house.rate.take(`sign_up:${address}`, { burst: 10, perMinute: 3 })
  refuseWeakPassword(input.password, input)
  const tokenHash = hashOf(input.token)
  if (!(await findOpenInvite(house.db, tokenHash, house.clock.now()))) throw new Refusal('INVITE_GONE', {})
  const passwordHash = await hashPassword(input.password)
  return house.transaction(async (tx, record) => {
    const invite = await takeInvite(tx, tokenHash, house.clock.now())
    const meant = invite && (invite.email === null || invite.email === input.email.toLowerCase())
    if (!meant) throw new Refusal('INVITE_GONE', {})
    const { name, email, language } = input
    const { organizationId, teamId, role } = invite
    const person = await admit(house, tx, record, organizationId, {
      ...{ name, email, language, teamId, role, passwordHash },
      unvouched: invite.email === null,
    })
    return { personId: person.id, organizationId }
  })
}

export async function listInvites(
  house: House,
  caller: Caller,
  input: { cursor?: string | undefined; limit: number },
): Promise<{ rows: InviteLine[]; next: string | null }> {
  const after = decodeCursor(input.cursor, 1)
  const rows = await openInvitesAfter(house.db, caller.organizationId, house.clock.now(), after, input.limit + 1)
  const page = rows.slice(0, input.limit)
  const last = page.at(-1)
  return { rows: page.map(lineOf), next: rows.length > input.limit && last ? encodeCursor([last.id]) : null }
}

type InviteLine = ReturnType<typeof lineOf>

function lineOf(row: InviteRow & { invitedByName: string }) {
  const { id, name, email, teamId, role } = row
  const [createdAt, expiresAt] = [row.createdAt.toISOString(), row.expiresAt.toISOString()]
  return { id, name, email, teamId, role, invitedBy: row.invitedByName, createdAt, expiresAt }
}

/** @throws Refusal NOT_FOUND */
export async function revokeInvite(
  house: House,
  caller: Caller,
  input: { inviteId: string },
): Promise<{ inviteId: string }> {
  const done = await deleteInvite(house.db, caller.organizationId, input.inviteId)
  if (!done) throw new Refusal('NOT_FOUND', {})
  house.log.info({ organizationId: caller.organizationId, inviteId: input.inviteId }, 'invite.revoked')
  return { inviteId: input.inviteId }
}
