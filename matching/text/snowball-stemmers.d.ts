/** The part of snowball-stemmers 0.6 that we use; the package ships no types of its own. */
declare module 'snowball-stemmers' {
  interface Stemmer {
    stem(word: string): string
  }
  const snowball: { newStemmer(algorithm: 'french' | 'english'): Stemmer }
  export default snowball
}
