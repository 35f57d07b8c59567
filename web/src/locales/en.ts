import type { Catalogue } from './catalogue.ts'
import { errors } from './en/errors.ts'
import { availability, commands, frame, keys } from './en/frame.ts'
import { people } from './en/people.ts'
import { reason, tap } from './en/tap.ts'
import { ui } from './en/ui.ts'

export const en: Catalogue = { frame, keys, commands, availability, ui, errors, tap, reason, people }
