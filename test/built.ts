import { buildCatalog, installCatalog, intakeTables } from '@/catalog/catalog.ts';
import { createNodeEngine } from '@/engine/node.ts';
import type { Engine } from '@/engine/types.ts';
import { defaultPolicy, loadPolicy, type Policy } from '@/session/policy.ts';

/** A database of its own with every table of the catalogue, no rows in it, under a policy. */
export async function builtEngine(policy: Policy = defaultPolicy): Promise<Engine> {
  const engine = await createNodeEngine();
  await installCatalog(engine);
  await loadPolicy(engine, policy);
  await buildCatalog(engine, intakeTables());
  return engine;
}
