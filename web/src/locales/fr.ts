import { errors } from './fr/errors.ts'
import { availability, commands, frame, keys } from './fr/frame.ts'
import { people } from './fr/people.ts'
import { reason, tap } from './fr/tap.ts'
import { ui } from './fr/ui.ts'

export const fr = { frame, keys, commands, availability, ui, errors, tap, reason, people }
