import { Anchor } from '@mantine/core'
import { createLink } from '@tanstack/react-router'

/** A link within the text, to a place of the application. */
export const TextLink = createLink(Anchor<'a'>)
