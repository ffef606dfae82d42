import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { useText } from '@/i18n/text.ts';
import { useView } from './view.tsx';

export interface ExplainRef {
  /** Entry of the explain registry. */
  id: string;
  /** Parameters of the read that holds the number. */
  params: Readonly<Record<string, string | null>>;
}

/** A number that opens "how is this computed". */
export function Num({ children, explain }: { children: ReactNode; explain: ExplainRef }) {
  const t = useText();
  const { go } = useView();
  return (
    <Button
      className="num-button"
      aria-description={t('explain.open')}
      onPress={() => go({ explain: { id: explain.id, params: { ...explain.params } } })}
    >
      {children}
    </Button>
  );
}
