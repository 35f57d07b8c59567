/** Where these stood before; goes when nobody asks for them here any more. */
export { type QueryTerm, TextIndex } from './text-index.ts'
export { NEIGHBOURS, TAG, TITLE } from './weight.ts'
