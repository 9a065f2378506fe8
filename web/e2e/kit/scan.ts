import jsqr from 'jsqr'
import type { Locator, Page } from 'playwright-core'

/** Reads a QR code as a camera does: from how it looks. */
export async function scan(page: Page, code: Locator): Promise<string> {
  const picture = (await code.screenshot()).toString('base64')
  // A page of its own: ours connect to nothing but the server.
  const camera = await page.context().newPage()
  const { data, width, height } = await camera.evaluate(async (picture) => {
    const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${picture}`)).blob())
    const canvas = new OffscreenCanvas(image.width, image.height)
    const drawn = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D
    drawn.drawImage(image, 0, 0)
    const { data, width, height } = drawn.getImageData(0, 0, image.width, image.height)
    return { data: [...data], width, height }
  }, picture)
  await camera.close()
  const read = jsqr(Uint8ClampedArray.from(data), width, height)
  if (!read) throw new Error('nobody can scan this code')
  return read.data
}
