/** Who one is in a session. The seeker lays the lines and yields when two offers cross (polite). */
export type Role = 'seeker' | 'helper'

export const ROLES: readonly Role[] = ['seeker', 'helper']

export const otherRole = (role: Role): Role => (role === 'seeker' ? 'helper' : 'seeker')
