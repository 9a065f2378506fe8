import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import TouchpointPage from '@/measure/touchpoint/page'
import { touchpoint } from '@/measure/touchpoint/queries'
import { AffectedPanel } from '@/monitor/affected/panel'

/** The page of a touchpoint, with who went through it and said nothing. */
export default function TouchpointPageOfAll() {
  const { id = '' } = useParams({ strict: false })
  const { data } = useQuery(touchpoint(id))
  return <TouchpointPage below={data && <AffectedPanel at={{ touchpoint: id }} place={data.name} />} />
}
