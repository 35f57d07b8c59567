/**
 * « de » before a name, as one says it: d’Inès, de Maëlle, de Yannick, d’Yves. In French a vowel or a mute h elides; a
 * y before a vowel does not. In English: Inès’s.
 */
export function ofName(name: string, locale: string): string {
  if (!locale.startsWith('fr')) return `${name}’s`
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  const elides = /^(?:[aeiouh]|y[^aeiou])/u.test(plain)
  return elides ? `d’${name}` : `de ${name}`
}
