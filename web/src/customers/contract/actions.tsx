import { Button, Menu } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { useWords } from '@/lib/words'
import { Dialog } from '@/ui/dialog'
import { showUndo } from '@/ui/undo'
import { CorrectForm, EndForm, NoticeForm, TermsForm } from './change-dialogs'
import { useContractNames } from './names'
import { type Contract, useChangeContract } from './queries'
import { RemoveForm } from './remove-form'
import { shownTerms } from './terms'
import { words } from './words'

type Asked = 'change_terms' | 'correct' | 'give_notice' | 'end' | 'remove_title'

/** Everything that is done with one contract. */
export function ContractActions({ contract }: { contract: Contract }) {
  const say = useWords(words)
  const { nameOf } = useContractNames()
  const [asked, ask] = useState<Asked>()
  const back = useTakeBack(contract)
  const { ended, notice_on, renews } = contract
  const close = () => ask(undefined)
  const shown = shownTerms(contract)
  return (
    <>
      <Menu position="bottom-end" width={280}>
        <Menu.Target>
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            aria-label={say('more_about', { name: nameOf(contract) })}
          >
            {say('more')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {!ended && <Menu.Item onClick={() => ask('change_terms')}>{say('change_terms')} …</Menu.Item>}
          <Menu.Item onClick={() => ask('correct')}>{say('correct')} …</Menu.Item>
          <Menu.Divider />
          {!ended && !notice_on && (contract.next_end || renews) && (
            <Menu.Item onClick={() => ask('give_notice')}>{say('give_notice')} …</Menu.Item>
          )}
          {notice_on && <Menu.Item onClick={back.notice}>{say('take_notice_back')}</Menu.Item>}
          {ended ? (
            <Menu.Item onClick={back.end}>{say('take_end_back')}</Menu.Item>
          ) : (
            <Menu.Item onClick={() => ask('end')}>{say('end')} …</Menu.Item>
          )}
          <Menu.Divider />
          <Menu.Item onClick={() => ask('remove_title')}>{say('remove')} …</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Dialog opened={asked !== undefined} onClose={close} title={asked && `${say(asked)}: ${nameOf(contract)}`}>
        {asked === 'change_terms' && shown && <TermsForm contract={contract} shown={shown} onClose={close} />}
        {asked === 'correct' && <CorrectForm contract={contract} onClose={close} />}
        {asked === 'give_notice' && <NoticeForm contract={contract} onClose={close} />}
        {asked === 'end' && <EndForm contract={contract} onClose={close} />}
        {asked === 'remove_title' && <RemoveForm contract={contract} onClose={close} />}
      </Dialog>
    </>
  )
}

/** Takes a notice or an end back, and tells it again with one press. */
function useTakeBack({ id, revision, notice_on, ended }: Contract) {
  const say = useWords(words)
  const change = useChangeContract()
  const onError = (error: Error) => notifications.show({ message: say('failed', { why: error.message }) })
  const take = (away: Record<string, null>, again: Record<string, unknown>, done: string) =>
    change.mutate(
      { ...away, id, revision },
      {
        onSuccess: (changed) =>
          showUndo(done, say('undo'), () => change.mutate({ ...again, id, revision: changed.revision }, { onError })),
        onError,
      },
    )
  return {
    notice: () => take({ notice_on: null }, { notice_on }, say('notice_back')),
    end: () =>
      ended &&
      take({ ended_on: null }, { ended_on: ended.on, reason: ended.reason, note: ended.note }, say('end_back')),
  }
}
