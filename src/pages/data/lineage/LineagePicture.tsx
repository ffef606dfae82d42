import { type CSSProperties, useState } from 'react';
import { intakesOf } from '@/catalog/lineage.ts';
import { useFormat } from '@/i18n/format.ts';
import { type MessageKey, useText } from '@/i18n/text.ts';
import { Num } from '@/ui/Num.tsx';
import { ViewLink } from '@/ui/view.tsx';
import type { LayerKind, Picture, PictureNode } from './picture.ts';

const LAYERS: Record<LayerKind, MessageKey> = {
  files: 'lineage.files',
  intake: 'lineage.intake',
  staging: 'lineage.staging',
  model: 'lineage.model',
  mart: 'lineage.mart',
  chosen: 'lineage.chosen',
};

/** Units of the drawing: a layer's width, the part of it a node takes, a row's height. */
const WIDE = 100;
const NODE = 80;
const ROW = 10;

/** The layers side by side with lines from what is read to what reads it; pointing at a name shows its own lines. */
export function LineagePicture({
  picture,
  counts,
}: {
  picture: Picture;
  /** Rows of each table. */
  counts: ReadonlyMap<string, number>;
}) {
  const t = useText();
  const [pointed, setPointed] = useState<string | null>(null);
  const chosen = picture.layers.at(-1)?.nodes[0]?.name ?? '';
  const focus = pointed ?? chosen;
  const size = { '--layers': picture.layers.length, '--rows': picture.height } as CSSProperties;
  return (
    <div className="lineage-scroll">
      <div className="lineage" style={size}>
        <Lines picture={picture} focus={focus} />
        {picture.layers.map(({ kind, nodes }) => (
          <div key={kind} className="lineage-layer">
            <h3>{t(LAYERS[kind])}</h3>
            <ul aria-label={t(LAYERS[kind])}>
              {nodes.map((node) => (
                <li
                  key={node.name}
                  className={`lineage-node ${node.name === chosen ? 'lineage-chosen' : counts.get(node.name) === 0 ? 'lineage-empty' : ''}`}
                  onPointerEnter={() => setPointed(node.name)}
                  onPointerLeave={() => setPointed(null)}
                  onFocus={() => setPointed(node.name)}
                  onBlur={() => setPointed(null)}
                >
                  <Name node={node} count={counts.get(node.name) ?? null} />
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </div>
  );
}

function Name({ node, count }: { node: PictureNode; count: number | null }) {
  const f = useFormat();
  if (node.isFile)
    return (
      <span className="lineage-name" title={node.name}>
        {node.name}
      </span>
    );
  return (
    <>
      <span className="lineage-name" title={node.name}>
        <ViewLink to={{ table: node.name }}>{node.name}</ViewLink>
      </span>
      {count === null ? null : (
        <Num
          explain={{
            id: 'table_rows',
            params: { table_name: node.name, tables: intakesOf(node.name).join(',') },
          }}
        >
          {f.compact(count)}
        </Num>
      )}
    </>
  );
}

function Lines({ picture, focus }: { picture: Picture; focus: string }) {
  const places = new Map(
    picture.layers.flatMap(({ nodes }, layer) =>
      nodes.map((node, row): [string, [number, number]] => [
        node.name,
        [layer * WIDE, (row + 0.5 + (picture.height - nodes.length) / 2) * ROW],
      ]),
    ),
  );
  const lines = picture.edges.map(({ from, to }) => ({
    id: `${from} ${to}`,
    path: pathBetween(places.get(from), places.get(to)),
    isNear: from === focus || to === focus,
  }));
  return (
    <svg
      className="lineage-lines"
      viewBox={`0 0 ${picture.layers.length * WIDE} ${picture.height * ROW}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {/* What is pointed at lies on top. */}
      {[...lines.filter(({ isNear }) => !isNear), ...lines.filter(({ isNear }) => isNear)].map((line) => (
        <path key={line.id} d={line.path} className={line.isNear ? 'lineage-near' : undefined} />
      ))}
    </svg>
  );
}

/** From the right edge of one node to the left edge of another; within a layer, around its right side. */
function pathBetween(from: [number, number] | undefined, to: [number, number] | undefined): string {
  if (from === undefined || to === undefined) return '';
  const [x, y] = [from[0] + NODE, from[1]];
  if (from[0] === to[0]) return `M${x} ${y}C${x + 16} ${y} ${x + 16} ${to[1]} ${x} ${to[1]}`;
  const bend = Math.max(10, (to[0] - x) / 2);
  return `M${x} ${y}C${x + bend} ${y} ${to[0] - bend} ${to[1]} ${to[0]} ${to[1]}`;
}
