// A table's lineage in layers, files on the left and the table itself on the right; where each name stands and what leads to it.
import type { LineageNode } from '@/catalog/lineage.ts';

export type LayerKind = 'files' | 'intake' | 'staging' | 'model' | 'mart' | 'chosen';

export interface PictureNode {
  name: string;
  /** A file is no table and has no lineage of its own. */
  isFile: boolean;
}

export interface Picture {
  layers: { kind: LayerKind; nodes: PictureNode[] }[];
  /** From what is read to what reads it. */
  edges: { from: string; to: string }[];
  /** Nodes of the longest layer. */
  height: number;
}

const ORDER: readonly LayerKind[] = ['files', 'intake', 'staging', 'model', 'mart', 'chosen'];
const SWEEPS = 4;

/** The layers of a lineage (the table first, as `tableLineage` gives it) and of the files that its intake tables came from. */
export function pictureOf(
  lineage: readonly LineageNode[],
  files: readonly { table: string; file: string }[],
): Picture {
  const [chosen] = lineage;
  const shown = new Set(lineage.map((node) => node.name));
  const layerOf = new Map<string, LayerKind>();
  for (const { file } of files) layerOf.set(file, 'files');
  for (const node of lineage) layerOf.set(node.name, node === chosen ? 'chosen' : kindOf(node));
  const edges = [
    ...files.map(({ table, file }) => ({ from: file, to: table })),
    ...lineage.flatMap((node) =>
      node.reads
        .filter((name) => shown.has(name) && name !== node.name)
        .map((from) => ({ from, to: node.name })),
    ),
  ];
  const fileNames = new Set(files.map(({ file }) => file));
  let layers = ORDER.map((kind) => ({
    kind,
    nodes: [...layerOf].filter(([, of]) => of === kind).map(([name]) => name),
  })).filter(({ nodes }) => nodes.length > 0);
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) layers = ordered(layers, edges);
  return {
    layers: layers.map(({ kind, nodes }) => ({
      kind,
      nodes: nodes.map((name) => ({ name, isFile: fileNames.has(name) })),
    })),
    edges,
    height: Math.max(...layers.map(({ nodes }) => nodes.length)),
  };
}

function kindOf({ kind }: LineageNode): LayerKind {
  return kind === 'policy' || kind === 'read' ? 'intake' : kind;
}

interface Names {
  kind: LayerKind;
  nodes: string[];
}

/** Every layer in the order of the middle of what its nodes are joined to, so that few lines cross. */
function ordered(layers: readonly Names[], edges: Picture['edges']): Names[] {
  const at = new Map<string, number>();
  const place = ({ nodes }: Names) => {
    for (const [index, name] of nodes.entries()) at.set(name, (index + 0.5) / nodes.length);
  };
  for (const layer of layers) place(layer);
  const middle = (name: string): number => {
    const beside = edges.flatMap(({ from, to }) => (from === name ? [to] : to === name ? [from] : []));
    const places = beside.map((other) => at.get(other) ?? 0.5);
    return places.reduce((sum, each) => sum + each, 0) / Math.max(1, places.length);
  };
  return [...layers]
    .reverse()
    .map((layer) => {
      // The policy stands below the files' tables.
      const weights = new Map(
        layer.nodes.map((name) => [name, middle(name) + (name.startsWith('policy_') ? 1 : 0)]),
      );
      const sorted = {
        kind: layer.kind,
        nodes: [...layer.nodes].sort(
          (a, b) => (weights.get(a) ?? 0) - (weights.get(b) ?? 0) || a.localeCompare(b),
        ),
      };
      place(sorted);
      return sorted;
    })
    .reverse();
}
