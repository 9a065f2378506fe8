import { Tabs } from '@mantine/core'
import { useMay } from '@/identity/session/may'
import { useAddress } from '@/lib/address'
import { useWords } from '@/lib/words'
import { PageHeader } from '@/ui/page-header'
import { ClassList } from './list'
import { Matrix } from './matrix'
import { RulesForm } from './rules-form'
import { words } from './words'

const TABS = ['moves', 'customers', 'rules'] as const

/** What customers are taken for: who moved, who is what, and by which rules. */
export default function ClassesPage() {
  const say = useWords(words)
  const [{ tab }, go] = useAddress(['tab', 'class', 'days'])
  const shown = TABS.find((key) => key === tab) ?? 'moves'
  const mayManage = useMay('manage_loop')
  return (
    <>
      <PageHeader title={say('title')} about={say('about')} />
      <Tabs value={shown} onChange={(key) => go({ tab: key === 'moves' ? null : key })} keepMounted={false}>
        <Tabs.List mb="md">
          {TABS.map((key) => (
            <Tabs.Tab key={key} value={key}>
              {say(key)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="moves">
          <Matrix />
        </Tabs.Panel>
        <Tabs.Panel value="customers">
          <ClassList />
        </Tabs.Panel>
        <Tabs.Panel value="rules">
          <RulesForm editable={mayManage} />
        </Tabs.Panel>
      </Tabs>
    </>
  )
}
