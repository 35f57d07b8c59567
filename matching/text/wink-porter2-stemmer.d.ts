/** wink-porter2-stemmer 2.0.1; the package ships no types of its own. */
declare module 'wink-porter2-stemmer' {
  export default function stem(word: string): string
}
