import {
  ActionIcon,
  Button,
  type CSSVariablesResolver,
  createTheme,
  Drawer,
  Loader,
  type MantineColorsTuple,
  Menu,
  Modal,
  PasswordInput,
  Select,
  TextInput,
} from '@mantine/core'
import { dark, light, properties, type Tokens } from '@/ui/tokens'

const stone: MantineColorsTuple = [
  '#f6f5f2',
  '#eeece7',
  '#e1ded7',
  '#cdc9c0',
  '#b0aba1',
  '#8c877d',
  '#6f6a61',
  '#57534b',
  '#3a3732',
  '#211f1c',
]
const night: MantineColorsTuple = [
  '#ebe8e2',
  '#ccc8bf',
  '#aca79c',
  '#7d786e',
  '#57534b',
  '#36332e',
  '#292723',
  '#1f1e1b',
  '#161513',
  '#0f0e0d',
]
const lagoon: MantineColorsTuple = [
  '#e1eceb',
  '#c2dcda',
  '#9bcac7',
  '#6cbfba',
  '#3f9d99',
  '#237f7e',
  '#176d6d',
  '#0d5f60',
  '#0a4e4f',
  '#073b3c',
]

const controls = { defaultProps: { size: 'sm' } }
const fields = { defaultProps: { size: 'sm', withAsterisk: false } }

/** The head of a dialog is not the head of the page. */
const plainHead = { header: { role: 'presentation' } }
const strongTitle = { title: { fontWeight: 600 } }

/** The one place where Mantine's parts get their look. */
export const theme = createTheme({
  colors: { gray: stone, dark: night, lagoon },
  primaryColor: 'lagoon',
  primaryShade: { light: 7, dark: 3 },
  autoContrast: true,
  luminanceThreshold: 0.4,
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontSizes: { xs: '0.75rem', sm: '0.875rem', md: '1rem', lg: '1.25rem', xl: '1.75rem' },
  lineHeights: { xs: '1.4', sm: '1.5', md: '1.5', lg: '1.4', xl: '1.2' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.75rem', lineHeight: '1.2' },
      h2: { fontSize: '1.25rem', lineHeight: '1.3' },
      h3: { fontSize: '1rem', lineHeight: '1.4' },
    },
  },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2.5rem' },
  radius: { xs: '2px', sm: '4px', md: '8px', lg: '8px', xl: '8px' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
  components: {
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', color: 'gray', size: 'lg' } }),
    Button: Button.extend({
      ...controls,
      vars: (_, { variant = 'filled' }) => ({
        root: variant === 'filled' ? { '--button-color': 'var(--ts-on-accent)' } : {},
      }),
    }),
    Loader: Loader.extend({ defaultProps: { type: 'dots', size: 'sm' } }),
    Menu: Menu.extend({ defaultProps: { shadow: 'sm', transitionProps: { duration: 100 } } }),
    Drawer: Drawer.extend({ defaultProps: { attributes: plainHead }, styles: strongTitle }),
    Modal: Modal.extend({
      defaultProps: { centered: true, transitionProps: { duration: 120 }, attributes: plainHead },
      styles: strongTitle,
    }),
    PasswordInput: PasswordInput.extend(fields),
    Select: Select.extend(fields),
    TextInput: TextInput.extend(fields),
  },
})

const mantine = (tokens: Tokens) => ({
  ...properties(tokens),
  '--mantine-color-body': tokens.page,
  '--mantine-color-text': tokens.text,
  '--mantine-color-dimmed': tokens.quiet,
  '--mantine-color-placeholder': tokens.quiet,
  '--mantine-color-anchor': tokens.accent,
  '--mantine-color-error': tokens.bad,
  '--mantine-color-lagoon-filled': tokens.accent,
  '--mantine-color-lagoon-filled-hover': tokens.accent,
  '--mantine-color-lagoon-light': tokens.accentSoft,
  '--mantine-color-lagoon-light-color': tokens.accent,
  '--mantine-color-lagoon-text': tokens.accent,
  '--mantine-primary-color-contrast': tokens.onAccent,
  '--mantine-color-default': tokens.raised,
  '--mantine-color-default-color': tokens.text,
  '--mantine-color-default-hover': tokens.accentSoft,
  '--mantine-color-default-border': tokens.edge,
  '--mantine-color-disabled': tokens.line,
  '--mantine-color-disabled-color': tokens.quiet,
  '--mantine-color-gray-light-color': tokens.text,
  '--mantine-color-gray-outline': tokens.quiet,
})

/** Our tokens as custom properties, and Mantine's own set from them. */
export const resolver: CSSVariablesResolver = () => ({
  variables: {},
  light: mantine(light),
  dark: mantine(dark),
})
