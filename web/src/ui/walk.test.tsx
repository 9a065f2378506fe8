// @vitest-environment jsdom
import { render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { useRef } from 'react'
import { expect, test } from 'vitest'
import { stop, useWalk } from './walk'

function List() {
  const frame = useRef<HTMLUListElement>(null)
  useWalk(frame)
  return (
    <main>
      <input aria-label="search" />
      <ul ref={frame}>
        {['one', 'two', 'three'].map((name) => (
          <li key={name}>
            <a href={`#${name}`} {...stop}>
              {name}
            </a>
            <button type="button">more of {name}</button>
          </li>
        ))}
      </ul>
    </main>
  )
}

const focused = () => document.activeElement?.textContent

test('j and k walk along the list and stay at its ends', async () => {
  render(<List />)
  await userEvent.keyboard('j')
  expect(focused()).toBe('one')
  await userEvent.keyboard('jjj')
  expect(focused()).toBe('three')
  await userEvent.keyboard('k')
  expect(focused()).toBe('two')
  screen.getByRole('button', { name: 'more of two' }).focus()
  await userEvent.keyboard('k')
  expect(focused()).toBe('one')
})

test('who types, types', async () => {
  render(<List />)
  const search = screen.getByLabelText('search')
  await userEvent.type(search, 'jk')
  expect((search as HTMLInputElement).value).toBe('jk')
  expect(document.activeElement).toBe(search)
})
