import '@/ui/tokens.css';
import '@/ui/base.css';
import '@/ui/controls.css';
import '@/ui/lists.css';
import '@/ui/layers.css';
import { useState } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { SearchSelect } from '@/ui/SearchSelect.tsx';

let place: HTMLElement;
let root: Root;

beforeEach(() => {
  place = document.createElement('div');
  document.body.append(place);
  root = createRoot(place);
});

afterEach(() => {
  root.unmount();
  place.remove();
});

const people = [
  { id: '000019', label: 'Li Na', note: 'Sales' },
  { id: '000021', label: 'Wang Wei', note: 'Sales' },
];

/** What was picked stands below as buttons, which a screen reader must reach as soon as the list is closed. */
function Picks({ items }: { items: typeof people }) {
  const [picked, setPicked] = useState<string[]>([]);
  return (
    <>
      <SearchSelect label="Find" items={items} onSelect={(id) => setPicked((before) => [...before, id])} />
      <output>{picked.join(' ')}</output>
      {[...new Set(picked)].map((id) => (
        <button type="button" key={id}>
          picked {id}
        </button>
      ))}
    </>
  );
}

test('a pick closes the list, empties the field and leaves the page within reach, by pointer and by keyboard', async () => {
  root.render(<Picks items={people} />);
  const field = page.getByPlaceholder('Find');
  await field.fill('000019');
  await page.getByRole('option').first().click();
  await expect.element(page.getByRole('button', { name: 'picked 000019' })).toBeVisible();
  await expect.element(field).toHaveValue('');
  await expect.element(page.getByRole('option')).not.toBeInTheDocument();
  await userEvent.keyboard('wang{ArrowDown}{Enter}');
  await expect.element(page.getByRole('button', { name: 'picked 000021' })).toBeVisible();
  await expect.element(field).toHaveValue('');
  // The same one again, and a word that is nobody's name.
  await userEvent.keyboard('li{ArrowDown}{Enter}');
  await expect.element(page.getByText('000019 000021 000019')).toBeVisible();
  await userEvent.keyboard('nobody{Tab}');
  await expect.element(field).toHaveValue('');
});

test('nothing can be typed before there is anything to find', async () => {
  root.render(<Picks items={[]} />);
  await expect.element(page.getByPlaceholder('Find')).toBeDisabled();
  root.render(<Picks items={people} />);
  await page.getByPlaceholder('Find').fill('wang');
  await page.getByRole('option').first().click();
  await expect.element(page.getByRole('button', { name: 'picked 000021' })).toBeVisible();
});
