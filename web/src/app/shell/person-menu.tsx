import { ActionIcon, Menu, useMantineColorScheme } from '@mantine/core'
import { IconCheck, IconDeviceDesktop, IconLogout, IconMoon, IconSun, IconUserCircle } from '@tabler/icons-react'
import { useHere } from '@/app/member'
import { words } from '@/app/words'
import { logOut } from '@/identity/session/queries'
import { chooseLanguage, type Language, useLocale } from '@/lib/locale'
import { useWords } from '@/lib/words'

const SCHEMES = [
  ['light', IconSun],
  ['dark', IconMoon],
  ['auto', IconDeviceDesktop],
] as const

const LANGUAGES = [
  ['en', 'English'],
  ['de', 'Deutsch'],
] as const

/** Oneself: the look, the language, the way out. */
export function PersonMenu() {
  const say = useWords(words)
  const { session } = useHere()
  const { language } = useLocale()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const speak = (chosen: Language) => {
    chooseLanguage(chosen)
    window.location.reload()
  }
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <ActionIcon size={44} aria-label={say('account_menu', { name: session.name })}>
          <IconUserCircle size={24} stroke={1.5} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {session.name}
          <br />
          {session.mail}
        </Menu.Label>
        <Menu.Divider />
        <Menu.Label>{say('scheme')}</Menu.Label>
        {SCHEMES.map(([scheme, Icon]) => (
          <Menu.Item
            key={scheme}
            leftSection={<Icon size={16} />}
            rightSection={colorScheme === scheme && <IconCheck size={16} />}
            onClick={() => setColorScheme(scheme)}
          >
            {say(`scheme_${scheme}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Label>{say('language')}</Menu.Label>
        {LANGUAGES.map(([code, name]) => (
          <Menu.Item
            key={code}
            lang={code}
            rightSection={language === code && <IconCheck size={16} />}
            onClick={() => speak(code)}
          >
            {name}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={logOut}>
          {say('log_out')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
