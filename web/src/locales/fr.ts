import { across } from './fr/across.ts'
import { admin } from './fr/admin.ts'
import { adviser } from './fr/adviser.ts'
import { now, sharing, waiting } from './fr/ask.ts'
import { asking, availability, notMine } from './fr/availability.ts'
import { booking } from './fr/booking.ts'
import { calendar } from './fr/calendar.ts'
import { door } from './fr/door.ts'
import { errors } from './fr/errors.ts'
import { figures } from './fr/figures.ts'
import { flow } from './fr/flow.ts'
import { commands, frame, keys } from './fr/frame.ts'
import { grants } from './fr/grants.ts'
import { group } from './fr/group.ts'
import { guide } from './fr/guide.ts'
import { handover } from './fr/handover.ts'
import { helping } from './fr/helping.ts'
import { later } from './fr/later.ts'
import { me, settings, welcome } from './fr/me.ts'
import { observer } from './fr/observer.ts'
import { people } from './fr/people.ts'
import { privacy } from './fr/privacy.ts'
import { reach } from './fr/reach.ts'
import { recording } from './fr/recording.ts'
import { rules } from './fr/rules.ts'
import { after, session } from './fr/session.ts'
import { stage } from './fr/stage.ts'
import { reason, tap } from './fr/tap.ts'
import { ui } from './fr/ui.ts'
import { voice } from './fr/voice.ts'
import { estimate, written } from './fr/written.ts'

export const fr = {
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
