import type { Role } from '@binome/contract/terms.ts'

/** Roles as one chooses among them, the most usual first. */
export const ROLES: readonly Role[] = ['member', 'manager', 'admin']

/** The rooms of the administration, and who may enter them. */
export const ROOMS = ['members', 'teams', 'rules', 'figures', 'invites', 'skills', 'lessons', 'imports'] as const
export type Room = (typeof ROOMS)[number]

const MANAGERS: readonly Room[] = ['members', 'rules', 'figures']

/** A manager sees who is there, how their own may be asked and how groups fare; everything else belongs to whoever administers. Pure. */
export const roomsOf = (role: Role): readonly Room[] => (role === 'admin' ? ROOMS : role === 'manager' ? MANAGERS : [])

/** The room asked for, if one may enter it; else the first one may. Pure. */
export const roomFor = (asked: string | undefined, role: Role): Room | null => {
  const open = roomsOf(role)
  return open.find((room) => room === asked) ?? open[0] ?? null
}
