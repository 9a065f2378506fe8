import { Button, FileButton, Input, TextInput } from '@mantine/core'
import { IconPhoto } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useWords } from '@/lib/words'
import { bringLogo, picture } from '@/listen/survey/queries'
import { ErrorState } from '@/ui/error-state'
import styles from './logo-field.module.css'
import { words } from './words'

/** Pictures that every browser shows. */
const PICTURES = 'image/png,image/jpeg,image/gif,image/webp'

interface Props {
  /** The id of the file. */
  logo: string | null | undefined
  logoWords: string | null | undefined
  /** The colour it stands on. */
  background: string
  onLogo: (id: string | undefined) => void
  onWords: (words: string | undefined) => void
}

/** The picture above every page, and what it says for those who do not see it. */
export function LogoField({ logo, logoWords, background, onLogo, onWords }: Props) {
  const say = useWords(words)
  const bringing = useMutation({ mutationFn: bringLogo, onSuccess: ({ id }) => onLogo(id) })
  return (
    <div className={styles.logo}>
      <Input.Wrapper labelElement="div" label={say('logo')} description={say('logo_about')}>
        {logo && <Picture id={logo} words={logoWords ?? ''} background={background} />}
        <div className={styles.buttons}>
          <FileButton accept={PICTURES} onChange={(file) => file && bringing.mutate(file)}>
            {(button) => (
              <Button
                {...button}
                variant="default"
                size="sm"
                leftSection={<IconPhoto size={16} />}
                loading={bringing.isPending}
              >
                {say(logo ? 'logo_other' : 'logo_choose')}
              </Button>
            )}
          </FileButton>
          {logo && (
            <Button variant="subtle" color="gray" size="sm" onClick={() => onLogo(undefined)}>
              {say('logo_remove')}
            </Button>
          )}
        </div>
      </Input.Wrapper>
      {bringing.error && <ErrorState error={bringing.error} />}
      {logo && (
        <TextInput
          label={say('logo_words')}
          description={say('logo_words_about')}
          value={logoWords ?? ''}
          maxLength={200}
          onChange={({ currentTarget }) => onWords(currentTarget.value || undefined)}
        />
      )}
    </div>
  )
}

function Picture({ id, words: alt, background }: { id: string; words: string; background: string }) {
  const say = useWords(words)
  const { data, error } = useQuery(picture(id))
  if (error) return <p className={styles.missing}>{say('logo_missing')}</p>
  return (
    <div className={styles.picture} style={{ background }}>
      {data && <img src={data} alt={alt} />}
    </div>
  )
}
