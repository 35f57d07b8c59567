import { finance } from './people/finance.ts'
import { it } from './people/it.ts'
import { purchasing } from './people/purchasing.ts'
import { shipping } from './people/shipping.ts'
import { workshop } from './people/workshop.ts'
import type { CastPerson } from './types.ts'

/** Everybody of the demo organisation, team by team. */
export const people: readonly CastPerson[] = [...purchasing, ...shipping, ...finance, ...workshop, ...it]
