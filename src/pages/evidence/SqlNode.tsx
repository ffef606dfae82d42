import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { useLocale } from 'use-intl';
import type { LineageNode } from '@/catalog/lineage.ts';
import { type MessageKey, useText } from '@/i18n/text.ts';
import { Button } from '@/ui/Button.tsx';
import './evidence.css';

export const KIND_LABELS: Record<LineageNode['kind'], MessageKey> = {
  read: 'explain.kindRead',
  mart: 'explain.kindMart',
  staging: 'explain.kindStaging',
  model: 'explain.kindModel',
  intake: 'explain.kindIntake',
  policy: 'explain.kindPolicy',
};

/** One step of the lineage: what it is, and its SQL where it has one. */
export function SqlNode({
  node,
  isOpen = false,
  title,
}: {
  node: LineageNode;
  isOpen?: boolean;
  /** Said instead of the node's name and purpose where these stand above already. */
  title?: string;
}) {
  const t = useText();
  const locale = useLocale();
  const [isCopied, setCopied] = useState(false);
  const heading = title ?? (
    <>
      <span className="badge">{t(KIND_LABELS[node.kind])}</span> <code>{node.name}</code>{' '}
      <span className="soft">{node.docs?.[locale]}</span>
    </>
  );
  if (node.sql === null) return <p className="sql-node">{heading}</p>;
  const sql = node.sql;
  return (
    <details open={isOpen} className="sql-node">
      <summary>{heading}</summary>
      <div className="sql-text-box">
        <Button
          look="quiet"
          icon={isCopied ? Check : Copy}
          onPress={() => {
            void navigator.clipboard.writeText(sql).then(() => setCopied(true));
          }}
        >
          {isCopied ? t('app.copied') : t('explain.copySql')}
        </Button>
        <pre>{coloured(sql)}</pre>
      </div>
    </details>
  );
}

const TOKEN = /(--[^\n]*)|('(?:[^']|'')*')|(\$\w+)|(\b[A-Z][A-Z_]+\b)/g;
const CLASSES = ['sql-comment', 'sql-text', 'sql-param', 'sql-word'] as const;

/** Comments, texts, parameters and keywords (the house writes them in capitals) set apart. */
function coloured(sql: string) {
  const parts = [];
  let at = 0;
  for (const match of sql.matchAll(TOKEN)) {
    parts.push(sql.slice(at, match.index));
    const kind = match.slice(1).findIndex((group) => group !== undefined);
    parts.push(
      <span key={match.index} className={CLASSES[kind]}>
        {match[0]}
      </span>,
    );
    at = match.index + match[0].length;
  }
  return [...parts, sql.slice(at)];
}
