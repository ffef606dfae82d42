// A tree with keyboard navigation and type-ahead; opens down to the selected node.
import { ChevronRight } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import {
  Tree as AriaTree,
  Button,
  Collection,
  type Key,
  TreeItem,
  TreeItemContent,
} from 'react-aria-components';

export interface TreeNode {
  id: string;
  parentId: string | null;
  label: string;
  note?: string;
}

interface Branch extends TreeNode {
  children: Branch[];
}

export function Tree({
  label,
  nodes,
  selected,
  onSelect,
}: {
  label: string;
  nodes: readonly TreeNode[];
  selected: string | null;
  onSelect: (id: string) => void;
}) {
  const { roots, parents } = useMemo(() => grow(nodes), [nodes]);
  const [expanded, setExpanded] = useState<Set<Key>>(() => new Set());
  useEffect(() => {
    setExpanded((before) => {
      const after = new Set(before);
      for (const root of roots) after.add(root.id);
      for (let at = selected; at !== null && at !== undefined; at = parents.get(at) ?? null) after.add(at);
      return after.size === before.size ? before : after;
    });
  }, [roots, parents, selected]);

  return (
    <AriaTree
      className="tree"
      aria-label={label}
      items={roots}
      selectionMode="single"
      selectionBehavior="replace"
      disallowEmptySelection
      selectedKeys={selected === null ? [] : [selected]}
      onSelectionChange={(keys) => {
        if (keys !== 'all') for (const key of keys) if (key !== selected) onSelect(String(key));
      }}
      expandedKeys={expanded}
      onExpandedChange={setExpanded}
    >
      {renderBranch}
    </AriaTree>
  );
}

function renderBranch(branch: Branch) {
  return (
    <TreeItem id={branch.id} textValue={branch.label} className="tree-item">
      <TreeItemContent>
        {({ hasChildItems }) => (
          <>
            {hasChildItems ? (
              <Button slot="chevron" className="tree-chevron">
                <ChevronRight aria-hidden />
              </Button>
            ) : (
              <span className="tree-chevron" />
            )}
            <span className="tree-label">{branch.label}</span>
            {branch.note === undefined ? null : <span className="tree-note">{branch.note}</span>}
          </>
        )}
      </TreeItemContent>
      <Collection items={branch.children}>{renderBranch}</Collection>
    </TreeItem>
  );
}

function grow(nodes: readonly TreeNode[]): { roots: Branch[]; parents: Map<string, string | null> } {
  const branches = new Map(nodes.map((node): [string, Branch] => [node.id, { ...node, children: [] }]));
  const roots: Branch[] = [];
  for (const branch of branches.values()) {
    const parent = branch.parentId === null ? undefined : branches.get(branch.parentId);
    (parent?.children ?? roots).push(branch);
  }
  return { roots, parents: new Map(nodes.map((node) => [node.id, node.parentId])) };
}
