import type { Surface } from '@binome/contract/signal.ts'
import type { TFunction } from 'i18next'

/** What is armed, in words: « Préparés : la voix et une fenêtre ». */
export function armedWords(t: TFunction<'app'>, parts: { voice: boolean; screen: boolean }, surface: Surface): string {
  const what = t(`sharing.surface.${surface}`)
  if (parts.voice && parts.screen) return t('sharing.armed.both', { what })
  return parts.screen ? t('sharing.armed.screen', { what }) : t('sharing.armed.voice')
}
