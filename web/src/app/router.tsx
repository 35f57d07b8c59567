import { createRootRoute, createRoute, createRouter, isRedirect, redirect } from '@tanstack/react-router'
import { isRefusal, q } from './api.ts'
import { Broken } from './Broken.tsx'
import { showLanguage } from './i18n.ts'
import { Door, Root, Shell, Stage } from './Layout.tsx'
import { live } from './live.ts'
import { NotFound, NotFoundAlone } from './NotFound.tsx'
import { part } from './part.ts'
import { queryClient } from './query.ts'

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
  interface StaticDataRouteOption {
    /** Which room of the mast is lit. */
    room?: 'now' | 'people' | 'me'
    /** No tabs at the bottom of a phone: one thing is being done here. */
    noTabs?: boolean
  }
}

/** A page of a feature, fetched when its route is opened. */
const page = (load: () => Promise<{ Page: () => React.ReactNode }>) => part(load, 'Page')

const root = createRootRoute({ component: Root, notFoundComponent: NotFoundAlone, errorComponent: Broken })

/** Only for somebody known: else the door, and back here after it. */
async function known({ location: at, preload }: { location: { href: string; pathname: string }; preload: boolean }) {
  // Whose line is open is known, and which language they read: it says so itself when that changes.
  if (at.pathname !== '/' && live.state().state === 'open') return
  try {
    const me = await queryClient.fetchQuery(q.door.me.queryOptions({ staleTime: 60_000 }))
    if (!preload) {
      live.open()
      void showLanguage(me.language)
    }
    // The first visit, once: its page says `welcomed` and puts the answer into this same query.
    if (!me.welcomed && at.pathname === '/') throw redirect({ to: '/welcome' })
  } catch (error) {
    if (isRedirect(error)) throw error
    if (isRefusal(error, 'NOT_SIGNED_IN', 'NOT_A_MEMBER')) {
      throw redirect({ to: '/sign-in', search: { to: at.href === '/' ? undefined : at.href } })
    }
    throw error
  }
}

const shell = createRoute({ getParentRoute: () => root, id: 'shell', component: Shell, beforeLoad: known })
const stage = createRoute({ getParentRoute: () => root, id: 'stage', component: Stage, beforeLoad: known })
const door = createRoute({ getParentRoute: () => root, id: 'door', component: Door })

type Static = { room?: 'now' | 'people' | 'me'; noTabs?: boolean }
type Load = Parameters<typeof page>[0]
const inside = <const P extends string>(path: P, load: Load, staticData: Static = {}) =>
  createRoute({ getParentRoute: () => shell, path, component: page(load), staticData })
const outside = <const P extends string>(path: P, load: Load) =>
  createRoute({ getParentRoute: () => door, path, component: page(load) })

const search = (given: Record<string, unknown>, ...names: string[]): Record<string, string | undefined> =>
  Object.fromEntries(names.map((name) => [name, typeof given[name] === 'string' ? given[name] : undefined]))

const routes = root.addChildren([
  shell.addChildren([
    createRoute({
      getParentRoute: () => shell,
      path: '/',
      component: page(() => import('../features/ask/NowPage.tsx')),
      staticData: { room: 'now' },
      /** `for`: ask this person first; `text`: an ask already begun elsewhere. */
      validateSearch: (given: Record<string, unknown>): { for?: string | undefined; text?: string | undefined } =>
        search(given, 'for', 'text'),
    }),
    inside('/ask/$askId', () => import('../features/ask/WaitingPage.tsx'), { room: 'now', noTabs: true }),
    inside('/write/$askId', () => import('../features/answer/WritePage.tsx'), { room: 'now', noTabs: true }),
    inside('/tap/$offerId', () => import('../features/offer/TapPage.tsx'), { room: 'now', noTabs: true }),
    inside('/after/$sessionId', () => import('../features/session/AfterPage.tsx'), { room: 'now', noTabs: true }),
    createRoute({
      getParentRoute: () => shell,
      path: '/people',
      component: page(() => import('../features/people/PeoplePage.tsx')),
      staticData: { room: 'people' },
      validateSearch: (
        given: Record<string, unknown>,
      ): { q?: string | undefined; team?: string | undefined; site?: string | undefined } =>
        search(given, 'q', 'team', 'site'),
    }),
    inside('/people/$personId', () => import('../features/people/PersonPage.tsx'), { room: 'people' }),
    inside('/me', () => import('../features/me/MePage.tsx'), { room: 'me' }),
    inside('/pairs', () => import('../features/me/PairsPage.tsx'), { room: 'me' }),
    inside('/pairs/$sessionId', () => import('../features/session/RecordPage.tsx'), { room: 'me' }),
    inside('/settings', () => import('../features/me/SettingsPage.tsx'), { room: 'me' }),
    inside('/welcome', () => import('../features/me/WelcomePage.tsx'), { noTabs: true }),
    createRoute({
      getParentRoute: () => shell,
      path: '/admin',
      component: page(() => import('../features/admin/AdminPage.tsx')),
      validateSearch: (given: Record<string, unknown>): { room?: string | undefined } => search(given, 'room'),
    }),
  ]),
  stage.addChildren([
    createRoute({
      getParentRoute: () => stage,
      path: '/session/$sessionId',
      component: page(() => import('../features/session/SessionPage.tsx')),
    }),
    createRoute({
      getParentRoute: () => stage,
      path: '/look-on/$sessionId',
      component: page(() => import('../features/observer/LookOnPage.tsx')),
    }),
  ]),
  door.addChildren([
    createRoute({
      getParentRoute: () => door,
      path: '/sign-in',
      component: page(() => import('../features/door/SignInPage.tsx')),
      validateSearch: (given: Record<string, unknown>): { to?: string | undefined } => search(given, 'to'),
    }),
    createRoute({
      getParentRoute: () => door,
      path: '/demo',
      component: page(() => import('../features/door/DemoPage.tsx')),
      /** `as`: sign in as this person at once; `to`: then go there. */
      validateSearch: (given: Record<string, unknown>): { as?: string | undefined; to?: string | undefined } =>
        search(given, 'as', 'to'),
    }),
    outside('/forgot', () => import('../features/door/ForgotPage.tsx')),
    createRoute({
      getParentRoute: () => door,
      path: '/new-password',
      component: page(() => import('../features/door/NewPasswordPage.tsx')),
      validateSearch: (given: Record<string, unknown>): { token?: string | undefined } => search(given, 'token'),
    }),
    outside('/invite/$token', () => import('../features/door/InvitePage.tsx')),
    outside('/letters/$token', () => import('../features/door/LettersPage.tsx')),
    outside('/setup', () => import('../features/door/SetupPage.tsx')),
  ]),
  ...(import.meta.env.DEV
    ? [
        createRoute({
          getParentRoute: () => root,
          path: '/gallery',
          component: part(() => import('./gallery/Gallery.tsx'), 'Gallery'),
        }),
      ]
    : []),
])

export const router = createRouter({
  routeTree: routes,
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  defaultNotFoundComponent: NotFound,
  defaultErrorComponent: Broken,
  scrollRestoration: true,
})
