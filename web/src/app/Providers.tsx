import { type MantineColorSchemeManager, MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, useEffect } from 'react'
import { allowSingleKeys, listenToKeys } from '../ui/keys.ts'
import { resolver, theme } from '../ui/theme.ts'
import { nonce } from './nonce.ts'
import { queryClient } from './query.ts'
import { changeSettings, currentSettings, subscribeSettings, useSettings } from './settings.ts'

const schemeOf = () => {
  const { theme } = currentSettings()
  return theme === 'system' ? 'auto' : theme
}

/** Mantine asks our settings for the scheme, so that there is one memory of it. */
function schemes(): MantineColorSchemeManager {
  let end: (() => void) | undefined
  return {
    get: schemeOf,
    set: (scheme) => changeSettings({ theme: scheme === 'auto' ? 'system' : scheme }),
    subscribe: (tell) => {
      end = subscribeSettings(() => tell(schemeOf()))
    },
    unsubscribe: () => end?.(),
    clear: () => changeSettings({ theme: 'system' }),
  }
}

const manager = schemes()

/** Everything a screen stands on: theme, cache, keyboard. */
export function Providers({ children }: { children: ReactNode }) {
  const { singleKeys } = useSettings()
  useEffect(() => listenToKeys(window), [])
  useEffect(() => allowSingleKeys(singleKeys), [singleKeys])
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={resolver}
      colorSchemeManager={manager}
      defaultColorScheme="auto"
      getStyleNonce={() => nonce}
    >
      <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
    </MantineProvider>
  )
}
