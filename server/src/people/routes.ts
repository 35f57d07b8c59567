import { setAvailability } from '../availability/actions.ts'
import { callerOf, wire } from '../wire.ts'
import { addSkill, claimSkills } from './actions.ts'
import { addTeam, changeMember, changeTeam, listTeams, removeMember, removeTeam } from './admin.ts'
import { listPeople, listSkills, readGaps, readPerson, type Similar } from './directory.ts'
import { endorse } from './endorse.ts'
import { eraseMe, exportMine } from './erase.ts'
import { importHistory } from './history.ts'
import { mySkills, readKnowHow } from './know-how.ts'
import { hideSkill, nameSkill, saveProfile } from './me.ts'
import { setPhoto } from './photo.ts'

/** From the contract to the actions. */

export const peopleRoutes = (similar: Similar) => ({
  list: wire.people.list.handler(({ input, context }) => listPeople(context.house, callerOf(context), input, similar)),
  gaps: wire.people.gaps.handler(({ context }) => readGaps(context.house, callerOf(context))),
  get: wire.people.get.handler(({ input, context }) => readPerson(context.house, callerOf(context), input)),
  knowHow: wire.people.knowHow.handler(({ input, context }) => readKnowHow(context.house, callerOf(context), input)),
  endorse: wire.people.endorse.handler(({ input, context }) => endorse(context.house, callerOf(context), input)),
  skills: wire.people.skills.handler(({ input, context }) => listSkills(context.house, callerOf(context), input)),
})

export const meRoutes = {
  saveProfile: wire.me.saveProfile.handler(({ input, context }) =>
    saveProfile(context.house, callerOf(context), input),
  ),
  setAvailability: wire.me.setAvailability.handler(({ input, context }) =>
    setAvailability(context.house, callerOf(context), input),
  ),
  claimSkills: wire.me.claimSkills.handler(({ input, context }) =>
    claimSkills(context.house, callerOf(context), input),
  ),
  hideSkill: wire.me.hideSkill.handler(({ input, context }) => hideSkill(context.house, callerOf(context), input)),
  nameSkill: wire.me.nameSkill.handler(({ input, context }) => nameSkill(context.house, callerOf(context), input)),
  mySkills: wire.me.mySkills.handler(({ input, context }) => mySkills(context.house, callerOf(context), input)),
  setPhoto: wire.me.setPhoto.handler(({ input, context }) => setPhoto(context.house, callerOf(context), input)),
  export: wire.me.export.handler(({ context }) => exportMine(context.house, callerOf(context))),
  erase: wire.me.erase.handler(({ context }) => eraseMe(context.house, callerOf(context))),
}

/** The part of `admin` that is about people; accounts and invitations are identity's. */
export const peopleAdminRoutes = {
  changeMember: wire.admin.changeMember.handler(({ input, context }) =>
    changeMember(context.house, callerOf(context), input),
  ),
  removeMember: wire.admin.removeMember.handler(({ input, context }) =>
    removeMember(context.house, callerOf(context), input),
  ),
  teams: wire.admin.teams.handler(({ input, context }) => listTeams(context.house, callerOf(context), input)),
  addTeam: wire.admin.addTeam.handler(({ input, context }) => addTeam(context.house, callerOf(context), input)),
  changeTeam: wire.admin.changeTeam.handler(({ input, context }) =>
    changeTeam(context.house, callerOf(context), input),
  ),
  removeTeam: wire.admin.removeTeam.handler(({ input, context }) =>
    removeTeam(context.house, callerOf(context), input),
  ),
  addSkill: wire.admin.addSkill.handler(({ input, context }) =>
    addSkill(context.house, callerOf(context).organizationId, input),
  ),
  importHistory: wire.admin.importHistory.handler(({ input, context }) =>
    importHistory(context.house, callerOf(context), input),
  ),
}
