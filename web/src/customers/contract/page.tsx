import { Tabs } from '@mantine/core'
import { MonthOfMovements } from '@/customers/movement/month'
import { useAddress } from '@/lib/address'
import { useWords } from '@/lib/words'
import { PageHeader } from '@/ui/page-header'
import { ContractList } from './list'
import { words } from './words'

const TABS = ['contracts', 'movements'] as const

/** What customers have agreed to buy, and what changes in it. */
export default function ContractsPage() {
  const say = useWords(words)
  const [{ tab }, go] = useAddress(['tab'])
  const shown = TABS.find((key) => key === tab) ?? 'contracts'
  return (
    <>
      <PageHeader title={say('title')} />
      <Tabs value={shown} onChange={(key) => go({ tab: key === 'contracts' ? null : key })} keepMounted={false}>
        <Tabs.List mb="md">
          {TABS.map((key) => (
            <Tabs.Tab key={key} value={key}>
              {say(key)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="contracts">
          <ContractList />
        </Tabs.Panel>
        <Tabs.Panel value="movements">
          <MonthOfMovements />
        </Tabs.Panel>
      </Tabs>
    </>
  )
}
