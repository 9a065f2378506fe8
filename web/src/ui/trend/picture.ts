import { save } from '@/lib/csv'

const LOOKS = ['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-linejoin', 'opacity', 'font-size']

/** Saves a drawing as PNG on the ground of the page, twice as fine as on the screen. */
export async function savePicture(name: string, drawing: SVGSVGElement, ground: string) {
  const { width, height } = drawing.getBoundingClientRect()
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(alone(drawing))}`
  await image.decode()
  const canvas = Object.assign(document.createElement('canvas'), { width: 2 * width, height: 2 * height })
  const brush = canvas.getContext('2d')
  if (!brush) return
  brush.fillStyle = ground
  brush.fillRect(0, 0, canvas.width, canvas.height)
  brush.drawImage(image, 0, 0, canvas.width, canvas.height)
  save(name, canvas.toDataURL('image/png'))
}

/** The drawing with its looks written into it, since outside of the page there are no styles. */
function alone(drawing: SVGSVGElement): string {
  const copy = drawing.cloneNode(true) as SVGSVGElement
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  copy.style.fontFamily = 'sans-serif'
  const copies = copy.querySelectorAll<SVGElement>('*')
  for (const [index, part] of drawing.querySelectorAll('*').entries()) {
    const looks = getComputedStyle(part)
    for (const look of LOOKS) copies[index]?.style.setProperty(look, looks.getPropertyValue(look))
  }
  return new XMLSerializer().serializeToString(copy)
}
