/**
 * Words that carry no topic, accents folded, lower case. Function words of each language, plus the courtesies every
 * ask opens and ends with. Nouns of trouble (problem, error) are left to idf, which already knows they are common.
 */
const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/).filter((word) => word !== ''))

const IN_FRENCH = words(`
  a ai aie aient ait alors as au aucun aucune aujourd aujourd'hui auquel aurai aurais aurait aussi autre autres aux avaient avais avait
  avant avec avez avoir avons ayant bah bcp beaucoup ben bien bonjour bonsoir bref car ce ceci cela celle celles celui
  cependant certain certaine certains ces cet cette ceux chacun chaque chez ci coucou comme comment contre dans de
  deja depuis des desormais desole dessous dessus deux devrait devrais dois doit doivent donc dont du elle elles en encore
  enfin ensuite entre est et etaient etais etait etant ete etes etre eu eux faire fait faut fois font grand grande hier hui ici
  il ils j jamais je jusque l la laquelle le lequel les lesquels leur leurs lors lorsque lui ma mais maintenant marche mal
  me meme memes merci mes mieux mise moi moins mon n ne ni non nos notre nous on ont ou oui par parce parfois pas
  pendant peu peut peuvent peux plus plusieurs plutot pour pourquoi pourrait pourriez pouvez pouvoir presque puis puisque
  qu quand que quel quelle quelles quelqu quelque quelques quelqu'un quels qui quoi sa salut sans savoir sais sait sauf se
  selon sera serait ses seul seulement si sinon soit son sont sous souvent stp suis sujet sur svp ta tant te tel telle
  tellement tes toi ton toujours tous tout toute toutes tres trop tu un une va vais vers veut veux viens vient voici voila
  voir vont vos votre voulez voudrais vous vraiment vu y
`)

const IN_ENGLISH = words(`
  a able about after again all almost already also although always am an and any anybody anyone anything are aren arent as
  at be because been before being but by can cannot cant could couldn couldnt did didn didnt do does doesn doesnt doing
  don done dont each either else even ever every everyone everything few for from get gets getting go goes going got had
  has hasn have haven having he hello her here hey hi him his how however i i'd i'm i've if im in into is isn isnt it its
  it's itself ive just know let like ll m made make makes many may maybe me might more most much must my need never no
  nobody not nothing now of off often on once one only onto or other our out over own please possible re really s same
  say see seem seems several she should shouldn since so some somebody someone something sometimes still such sure t than
  thank thanks that that's the their them then there these they thing things think this those though through to too trying
  try two under until up upon us use used using ve very want wants was wasn way we well went were what whatever when where
  whether which while who whom whose why will with without won wont would wouldn yes yet you your
`)

/** Bits of the languages a word is a stop word of. */
export const FRENCH = 1
export const ENGLISH = 2
export type StopIn = 0 | 1 | 2 | 3

const LANGUAGES = new Map<string, StopIn>([...IN_FRENCH].map((word) => [word, FRENCH]))
for (const word of IN_ENGLISH) LANGUAGES.set(word, LANGUAGES.has(word) ? 3 : ENGLISH)
LANGUAGES.set('', 3)

/** Of which languages this folded, lower-case word, or none at all, is without topic. One of a single language tells that language. */
export function stopIn(word: string): StopIn {
  return LANGUAGES.get(word) ?? 0
}
