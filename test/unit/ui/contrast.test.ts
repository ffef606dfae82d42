// WCAG 2.2 AA of the tokens, in all three themes: text 4.5 : 1, marks and edges of controls 3 : 1.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const css = readFileSync(join(import.meta.dirname, '../../../src/ui/tokens.css'), 'utf8');

function tokensOf(theme: string): Record<string, string> {
  const block = css.split(`[data-theme="${theme}"] {`)[1]?.split('}')[0] ?? '';
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map((match) => [match[1], match[2]]),
  );
}

/** (L1 + 0.05) / (L2 + 0.05), WCAG 2.2. */
function contrast(first: string, second: string): number {
  const [high = 0, low = 0] = [luminance(first), luminance(second)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255)
    .map((channel) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const SURFACES = ['surface', 'surface-raised', 'surface-sunken', 'accent-soft'];

describe.each(['light', 'dark', 'projector'])('%s', (theme) => {
  const tokens = tokensOf(theme);
  const between = (first: string, second: string) => contrast(tokens[first] ?? '', tokens[second] ?? '');

  test.each(['text', 'text-soft', 'accent'])('%s is readable on every surface', (ink) => {
    for (const surface of SURFACES) expect(between(ink, surface), surface).toBeGreaterThanOrEqual(4.5);
  });

  test.each(['good', 'watch', 'bad'])('%s is readable as text and on its own tint', (ink) => {
    for (const surface of ['surface', 'surface-raised', 'surface-sunken', `${ink}-soft`])
      expect(between(ink, surface), surface).toBeGreaterThanOrEqual(4.5);
  });

  test('text on the accent, the focus ring and strong lines', () => {
    expect(between('on-accent', 'accent')).toBeGreaterThanOrEqual(4.5);
    for (const surface of SURFACES) expect(between('focus', surface), surface).toBeGreaterThanOrEqual(3);
    for (const surface of ['surface', 'surface-raised'])
      expect(between('line-strong', surface), surface).toBeGreaterThanOrEqual(3);
  });

  test('the ends of the diverging scale stand out from the page and from the middle', () => {
    for (const end of ['div-1', 'div-7']) {
      expect(between(end, 'surface-raised'), end).toBeGreaterThanOrEqual(3);
      expect(between(end, 'div-4'), end).toBeGreaterThanOrEqual(3);
    }
  });
});
