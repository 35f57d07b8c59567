/** Does « de » become « d’ » before this name? A vowel or a mute h elides; a y before a vowel does not. Never in English. */
export function elides(name: string, locale: string): boolean {
  if (!locale.startsWith('fr')) return false
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  return /^(?:[aeiouh]|y[^aeiou])/u.test(plain)
}

/** « de » before a name, as one says it: d’Inès, de Maëlle, de Yannick, d’Yves. In English: Inès’s. */
export function ofName(name: string, locale: string): string {
  if (!locale.startsWith('fr')) return `${name}’s`
  return elides(name, locale) ? `d’${name}` : `de ${name}`
}
