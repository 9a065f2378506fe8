import { MantineProvider } from '@mantine/core'
import { render } from '@testing-library/react'
import type { ReactNode } from 'react'
import { LocaleProvider } from '@/lib/locale'

/** Renders a part as it stands in a page, in English. */
export const show = (part: ReactNode) =>
  render(
    <MantineProvider env="test">
      <LocaleProvider language="en" locale="en-GB" zone="UTC">
        {part}
      </LocaleProvider>
    </MantineProvider>,
  )
