import type { Catalogue } from './catalogue.ts'
import { across } from './en/across.ts'
import { admin } from './en/admin.ts'
import { adviser } from './en/adviser.ts'
import { now, sharing, waiting } from './en/ask.ts'
import { asking, availability, notMine } from './en/availability.ts'
import { booking } from './en/booking.ts'
import { calendar } from './en/calendar.ts'
import { door } from './en/door.ts'
import { errors } from './en/errors.ts'
import { figures } from './en/figures.ts'
import { flow } from './en/flow.ts'
import { commands, frame, keys } from './en/frame.ts'
import { grants } from './en/grants.ts'
import { group } from './en/group.ts'
import { guide } from './en/guide.ts'
import { handover } from './en/handover.ts'
import { helping } from './en/helping.ts'
import { later } from './en/later.ts'
import { me, settings, welcome } from './en/me.ts'
import { observer } from './en/observer.ts'
import { people } from './en/people.ts'
import { privacy } from './en/privacy.ts'
import { reach } from './en/reach.ts'
import { recording } from './en/recording.ts'
import { rules } from './en/rules.ts'
import { after, session } from './en/session.ts'
import { stage } from './en/stage.ts'
import { reason, tap } from './en/tap.ts'
import { ui } from './en/ui.ts'
import { voice } from './en/voice.ts'
import { estimate, written } from './en/written.ts'

export const en: Catalogue = {
  frame,
  keys,
  commands,
  availability,
  notMine,
  later,
  asking,
  ui,
  errors,
  now,
  waiting,
  sharing,
  tap,
  reason,
  session,
  stage,
  after,
  observer,
  adviser,
  people,
  me,
  settings,
  welcome,
  door,
  admin,
  flow,
  estimate,
  written,
  reach,
  group,
  helping,
  grants,
  guide,
  handover,
  figures,
  recording,
  rules,
  booking,
  calendar,
  privacy,
  voice,
  across,
}
