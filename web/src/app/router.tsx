import {
  createRootRoute,
  createRoute,
  createRouter,
  isRedirect,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router'
import { isRefusal, q } from './api.ts'
import { Broken } from './Broken.tsx'
import { showLanguage } from './i18n.ts'
import { Door, Root, Shell, Stage } from './Layout.tsx'
import { live } from './live.ts'
import { NotFound, NotFoundAlone } from './NotFound.tsx'
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

/** A page of a feature: `features/<room>/<Name>Page.tsx`, which exports `Page`. Fetched when its route is opened. */
const files = import.meta.glob<{ Page: () => React.ReactNode }>('../features/*/*Page.tsx')
const page = (name: string) => {
  const load = files[`../features/${name}.tsx`]
  return load ? lazyRouteComponent(load, 'Page') : NotFound
}

const root = createRootRoute({ component: Root, notFoundComponent: NotFoundAlone, errorComponent: Broken })

/** Only for somebody known: else the door, and back here after it. */
async function known({ location: at }: { location: { href: string; pathname: string } }) {
  try {
    const me = await queryClient.fetchQuery(q.door.me.queryOptions({ staleTime: 60_000 }))
    live.open()
    void showLanguage(me.language)
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
const inside = <const P extends string>(path: P, name: string, staticData: Static = {}) =>
  createRoute({ getParentRoute: () => shell, path, component: page(name), staticData })
const outside = <const P extends string>(path: P, name: string) =>
  createRoute({ getParentRoute: () => door, path, component: page(name) })

const search = (given: Record<string, unknown>, ...names: string[]): Record<string, string | undefined> =>
  Object.fromEntries(names.map((name) => [name, typeof given[name] === 'string' ? given[name] : undefined]))

const routes = root.addChildren([
  shell.addChildren([
    createRoute({
      getParentRoute: () => shell,
      path: '/',
      component: page('ask/NowPage'),
      staticData: { room: 'now' },
      /** `for`: ask this person first; `text`: an ask already begun elsewhere. */
      validateSearch: (given: Record<string, unknown>): { for?: string | undefined; text?: string | undefined } =>
        search(given, 'for', 'text'),
    }),
    inside('/ask/$askId', 'ask/WaitingPage', { room: 'now', noTabs: true }),
    inside('/tap/$offerId', 'offer/TapPage', { room: 'now', noTabs: true }),
    inside('/after/$sessionId', 'session/AfterPage', { room: 'now', noTabs: true }),
    createRoute({
      getParentRoute: () => shell,
      path: '/people',
      component: page('people/PeoplePage'),
      staticData: { room: 'people' },
      validateSearch: (
        given: Record<string, unknown>,
      ): { q?: string | undefined; team?: string | undefined; site?: string | undefined } =>
        search(given, 'q', 'team', 'site'),
    }),
    inside('/people/$personId', 'people/PersonPage', { room: 'people' }),
    inside('/me', 'me/MePage', { room: 'me' }),
    inside('/pairs', 'me/PairsPage', { room: 'me' }),
    inside('/settings', 'me/SettingsPage', { room: 'me' }),
    inside('/welcome', 'me/WelcomePage', { noTabs: true }),
    createRoute({
      getParentRoute: () => shell,
      path: '/admin',
      component: page('admin/AdminPage'),
      validateSearch: (given: Record<string, unknown>): { room?: string | undefined } => search(given, 'room'),
    }),
  ]),
  stage.addChildren([
    createRoute({
      getParentRoute: () => stage,
      path: '/session/$sessionId',
      component: page('session/SessionPage'),
    }),
  ]),
  door.addChildren([
    createRoute({
      getParentRoute: () => door,
      path: '/sign-in',
      component: page('door/SignInPage'),
      validateSearch: (given: Record<string, unknown>): { to?: string | undefined } => search(given, 'to'),
    }),
    createRoute({
      getParentRoute: () => door,
      path: '/demo',
      component: page('door/DemoPage'),
      /** `as`: sign in as this person at once; `to`: then go there. */
      validateSearch: (given: Record<string, unknown>): { as?: string | undefined; to?: string | undefined } =>
        search(given, 'as', 'to'),
    }),
    outside('/forgot', 'door/ForgotPage'),
    createRoute({
      getParentRoute: () => door,
      path: '/new-password',
      component: page('door/NewPasswordPage'),
      validateSearch: (given: Record<string, unknown>): { token?: string | undefined } => search(given, 'token'),
    }),
    outside('/invite/$token', 'door/InvitePage'),
    outside('/setup', 'door/SetupPage'),
  ]),
  ...(import.meta.env.DEV
    ? [
        createRoute({
          getParentRoute: () => root,
          path: '/gallery',
          component: lazyRouteComponent(() => import('./gallery/Gallery.tsx'), 'Gallery'),
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
