import { type ReactNode, useState } from 'react';
import { type DropItem, DropZone, FileTrigger } from 'react-aria-components';
import { Button } from './Button.tsx';

/** Takes many files and whole folders, dropped or chosen. */
export function FileDrop({
  label,
  choose,
  onFiles,
  children,
  isDisabled = false,
}: {
  label: string;
  choose: string;
  onFiles: (files: File[]) => void;
  children?: ReactNode;
  isDisabled?: boolean;
}) {
  const [isReading, setReading] = useState(false);
  return (
    <DropZone
      className="drop"
      aria-label={label}
      isDisabled={isDisabled}
      onDrop={async (event) => {
        setReading(true);
        const files = (await Promise.all(event.items.map(filesOf))).flat();
        setReading(false);
        if (files.length > 0) onFiles(files);
      }}
    >
      {children}
      <FileTrigger allowsMultiple onSelect={(list) => list !== null && list.length > 0 && onFiles([...list])}>
        <Button isDisabled={isDisabled || isReading}>{choose}</Button>
      </FileTrigger>
    </DropZone>
  );
}

async function filesOf(item: DropItem): Promise<File[]> {
  if (item.kind === 'file') return [await item.getFile()];
  if (item.kind !== 'directory') return [];
  const found: File[] = [];
  for await (const entry of item.getEntries()) found.push(...(await filesOf(entry)));
  return found;
}
