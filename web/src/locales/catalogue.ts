import type { fr } from './fr.ts'

/** The words of the product. French is written first and is the type: a key missing in English fails the type check. */
export type Catalogue = typeof fr
