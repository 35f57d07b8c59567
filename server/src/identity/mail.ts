import type { Language } from '@binome/contract/terms.ts'
import type { House } from '../house.ts'
import { personOfUser } from './account-store.ts'
import { addressOf, newPasswordLink } from './links.ts'

/** The two letters of the door, in the reader's language. */

type Words = { subject: string; text: string }

export function resetLetter(language: Language, link: string): Words {
  if (language === 'fr') {
    return {
      subject: 'Votre nouveau mot de passe',
      text: [
        'Bonjour,',
        'Quelqu’un, sans doute vous, a demandé à choisir un nouveau mot de passe pour Binôme. Ce lien le permet pendant 24\u00a0heures, une seule fois\u00a0:',
        link,
        'Si ce n’était pas vous, il n’y a rien à faire\u00a0: sans ce lien, rien ne change.',
      ].join('\n\n'),
    }
  }
  return {
    subject: 'Your new password',
    text: [
      'Hello,',
      'Somebody, probably you, asked to choose a new password for Binôme. This link lets you, once, within 24 hours:',
      link,
      'If it wasn’t you, there is nothing to do: without this link, nothing changes.',
    ].join('\n\n'),
  }
}

export function inviteLetter(
  language: Language,
  who: { organizationName: string; invitedBy: string },
  link: string,
): Words {
  const { organizationName, invitedBy } = who
  if (language === 'fr') {
    return {
      subject: `${invitedBy} vous invite sur Binôme`,
      text: [
        'Bonjour,',
        `${invitedBy} vous invite à rejoindre ${organizationName} sur Binôme, où l’on se débloque à deux, de vive voix. Ce lien est valable 14\u00a0jours, une seule fois\u00a0:`,
        link,
      ].join('\n\n'),
    }
  }
  return {
    subject: `${invitedBy} invites you to Binôme`,
    text: [
      'Hello,',
      `${invitedBy} invites you to join ${organizationName} on Binôme, where two people get one of them unstuck, live. This link works once, within 14 days:`,
      link,
    ].join('\n\n'),
  }
}

/**
 * Sends the link to choose a new password. Not waited for: how long an answer takes must not tell whether the e-mail
 * is known. Nothing is sent to somebody who is no longer here.
 */
export async function sendResetLetter(
  house: Pick<House, 'config' | 'db' | 'log' | 'mail'>,
  userId: string,
  token: string,
): Promise<void> {
  const { mail } = house
  const person = await personOfUser(house.db, userId)
  if (mail === null || person === null) return
  const letter = resetLetter(person.language, newPasswordLink(addressOf(house.config), token))
  void mail.send({ organizationId: person.organizationId, to: person.email, ...letter }).then(
    () => house.log.info({ organizationId: person.organizationId, personId: person.personId }, 'recovery.mailed'),
    (error: unknown) => house.log.warn({ err: error }, 'a letter could not be kept'),
  )
}

/** Sends an invitation. False when no mail leaves this house, or the letter could not be kept: the link is told anyway. */
export async function sendInviteLetter(
  house: House,
  to: string,
  who: { organizationId: string; language: Language; organizationName: string; invitedBy: string },
  link: string,
): Promise<boolean> {
  if (house.mail === null) return false
  try {
    await house.mail.send({ organizationId: who.organizationId, to, ...inviteLetter(who.language, who, link) })
    return true
  } catch (error) {
    house.log.warn({ err: error }, 'a letter could not be kept')
    return false
  }
}
