import type { Language } from '@binome/contract/terms.ts'

/** What is told of a booked moment beside the screens: notices and the entry in a calendar. */

export type Told = 'asked' | 'booked' | 'soon' | 'now' | 'called_off' | 'lapsed' | 'missed'

/** tomorrow would be true for a day alone: the day and the hour, where the reader is. */
function when(at: Date, language: Language, timeZone: string): string {
  const tag = language === 'fr' ? 'fr-FR' : 'en-GB'
  const day = at.toLocaleDateString(tag, { timeZone, weekday: 'long', day: 'numeric', month: 'long' })
  const hour = at.toLocaleTimeString(tag, { timeZone, hour: '2-digit', minute: '2-digit' })
  return language === 'fr' ? `${day} à ${hour.replace(':', '\u00a0h\u00a0')}` : `${day} at ${hour}`
}

export function bookingWords(
  told: Told,
  { other, startsAt, minutes, zone }: { other: string | null; startsAt: Date; minutes: number; zone: string },
): (language: Language) => { title: string; text: string } {
  return (language) => {
    const at = when(startsAt, language, zone)
    return language === 'fr' ? french(told, other, at, minutes) : english(told, other, at, minutes)
  }
}

function french(told: Told, other: string | null, at: string, minutes: number): { title: string; text: string } {
  const who = other ?? 'Une personne de la maison'
  const mins = `${minutes}\u00a0min`
  switch (told) {
    case 'asked':
      return { title: 'Un rendez-vous vous convient-il\u202f?', text: `${who} aimerait ${mins} avec vous, ${at}.` }
    case 'booked':
      return { title: `Rendez-vous ${at}`, text: `Avec ${other ?? 'une personne de la maison'}, ${mins} environ.` }
    case 'soon':
      return { title: 'Rendez-vous dans 10\u00a0min', text: `Avec ${other ?? 'une personne de la maison'}, ${at}.` }
    case 'now':
      return { title: 'C’est l’heure', text: `${who} a rendez-vous avec vous maintenant.` }
    case 'called_off':
      return { title: 'Rendez-vous annulé', text: `Celui du ${at} n’aura pas lieu.` }
    case 'lapsed':
      return { title: 'Personne n’était libre alors', text: `Choisissez un autre moment que ${at}.` }
    case 'missed':
      return { title: 'Le rendez-vous n’a pas eu lieu', text: 'La demande attend toujours.' }
  }
}

function english(told: Told, other: string | null, at: string, minutes: number): { title: string; text: string } {
  const who = other ?? 'A colleague'
  switch (told) {
    case 'asked':
      return { title: 'Does this moment suit you?', text: `${who} would like ${minutes} min with you, ${at}.` }
    case 'booked':
      return { title: `Booked: ${at}`, text: `With ${other ?? 'a colleague'}, about ${minutes} min.` }
    case 'soon':
      return { title: 'Your moment is in 10 min', text: `With ${other ?? 'a colleague'}, ${at}.` }
    case 'now':
      return { title: 'It is time', text: `${who} meets you now.` }
    case 'called_off':
      return { title: 'Called off', text: `The moment of ${at} will not be.` }
    case 'lapsed':
      return { title: 'Nobody was free then', text: `Choose another moment than ${at}.` }
    case 'missed':
      return { title: 'The moment did not come about', text: 'Your question still waits.' }
  }
}
