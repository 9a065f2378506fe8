import type { Locator, Page } from 'playwright-core'

/** Presses Tab until the focus is there. */
export async function tabTo(page: Page, target: Locator) {
  for (let step = 0; step < 150; step += 1) {
    if (await focused(target)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`no press of Tab came to ${target}`)
}

export const focused = async (target: Locator) =>
  (await target.count()) > 0 && target.first().evaluate((element) => element === document.activeElement)

/** Comes to it by Tab and presses it. */
export async function press(page: Page, target: Locator) {
  await tabTo(page, target)
  await page.keyboard.press('Enter')
}

/** Types into what has the focus, once it is this. */
export async function type(page: Page, target: Locator, words: string) {
  await tabTo(page, target)
  await page.keyboard.type(words)
}

/** Opens a select and walks down to one of its options. */
export async function pick(page: Page, target: Locator, option: string) {
  await tabTo(page, target)
  await page.keyboard.press('ArrowDown')
  const chosen = page.getByRole('option', { name: option, exact: true })
  await chosen.waitFor()
  for (let step = 0; step < 60; step += 1) {
    const here = await chosen.evaluate((element) => element.hasAttribute('data-combobox-selected'))
    if (here) break
    await page.keyboard.press('ArrowDown')
  }
  await page.keyboard.press('Enter')
}
