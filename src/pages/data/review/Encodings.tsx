import { useEffect, useState } from 'react';
import { useText } from '@/i18n/text.ts';
import { type FilePreview, previewOf } from '@/session/mappings.ts';
import type { StagedFile } from '@/session/workspace.ts';

type Candidate = FilePreview['encodings'][number];

/** The encodings a text can be read in, each with how its first words read; a click reads the file in it. */
export function Encodings({
  candidates,
  value,
  onChoose,
}: {
  candidates: readonly Candidate[];
  value: string | null;
  onChoose: (encoding: Candidate['encoding']) => void;
}) {
  const t = useText();
  // Plain ASCII reads the same in all of them.
  if (new Set(candidates.map(({ text }) => text)).size < 2) return null;
  return (
    <fieldset className="workbench-encodings">
      <legend>{t('workbench.encoding')}</legend>
      {candidates.map(({ encoding, text }) => (
        <button
          key={encoding}
          type="button"
          aria-pressed={encoding === value}
          onClick={() => {
            if (encoding !== value) onChoose(encoding);
          }}
        >
          <strong>{encoding}</strong>
          <span className="soft">{firstWords(text)}</span>
        </button>
      ))}
    </fieldset>
  );
}

/** The same for a text that fits no encoding whole: what can't be read stands as �. */
export function FileEncodings({
  file,
  onChoose,
}: {
  file: StagedFile;
  onChoose: (encoding: Candidate['encoding']) => void;
}) {
  const [candidates, setCandidates] = useState<readonly Candidate[]>([]);
  useEffect(() => {
    let isWanted = true;
    previewOf(file.source, file.report).then(
      ({ encodings }) => {
        if (isWanted) setCandidates(encodings);
      },
      // What is wrong with the file stands above.
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [file.source, file.report]);
  return <Encodings candidates={candidates} value={null} onChoose={onChoose} />;
}

/** Where encodings differ: the first line that is not plain ASCII. */
function firstWords(text: string): string {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n?|\n/);
  return (lines.find((line) => /[^\x20-\x7e\t]/.test(line)) ?? lines[0] ?? '').slice(0, 60);
}
