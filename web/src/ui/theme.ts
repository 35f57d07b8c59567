import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core'
import menu from './Menu.module.css'
import { color, font, mantine, shadow } from './tokens.json'

const tuple = (scale: string[]) => scale as unknown as MantineColorsTuple

/**
 * Mantine carries behaviour only (focus traps, popovers, textareas that grow); everything visible is ours and takes
 * its colours from the roles (`--b-*`, tokens.css). The scales are here for the little Mantine paints by itself.
 */
export const theme = createTheme({
  primaryColor: 'prune',
  primaryShade: { light: 7, dark: 3 },
  autoContrast: true,
  luminanceThreshold: mantine.luminanceThreshold,
  white: mantine.white,
  black: mantine.black,
  colors: {
    prune: tuple(color.prune),
    gray: tuple(color.papier),
    dark: tuple(color.nuit),
    yellow: tuple(color.ocre),
    green: tuple(color.mousse),
    red: tuple(color.brique),
    teal: tuple(color.canard),
  },
  defaultRadius: 'sm',
  radius: { xs: '2px', sm: '4px', md: '6px', lg: '10px', xl: '999px' },
  fontFamily: font.voice.product,
  fontFamilyMonospace: font.voice.code,
  headings: { fontFamily: font.voice.product, fontWeight: '640' },
  shadows: { xs: 'none', sm: 'none', md: shadow.light.float, lg: shadow.light.over, xl: shadow.light.over },
  breakpoints: { xs: '22.5em', sm: '43.75em', md: '64em', lg: '75em', xl: '90em' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'never',
  components: {
    Menu: {
      // The first item takes the focus itself: a menu holds nothing but its items.
      defaultProps: { transitionProps: { duration: 0 }, withInitialFocusPlaceholder: false },
      classNames: { dropdown: menu.drop, item: menu.item, divider: menu.rule },
    },
  },
})

/** Points Mantine's own variables at our roles, so that both schemes follow tokens.css without a second list. */
export const resolver: CSSVariablesResolver = () => ({
  variables: {
    '--mantine-color-body': 'var(--b-paper)',
    '--mantine-color-text': 'var(--b-ink)',
    '--mantine-color-dimmed': 'var(--b-ink-3)',
    '--mantine-color-placeholder': 'var(--b-ink-3)',
    '--mantine-color-error': 'var(--b-danger)',
    '--mantine-color-anchor': 'var(--b-accent)',
    '--mantine-color-default': 'var(--b-sheet)',
    '--mantine-color-default-hover': 'var(--b-sunken)',
    '--mantine-color-default-color': 'var(--b-ink)',
    '--mantine-color-default-border': 'var(--b-line-strong)',
    '--mantine-shadow-md': 'var(--b-float)',
    '--mantine-shadow-lg': 'var(--b-over)',
    '--mantine-shadow-xl': 'var(--b-over)',
  },
  light: {},
  dark: {},
})
