// What the rest of the product needs by name; the page's worker client (client.ts) and the loader (load.ts) are asked for directly.
export { importFile } from './import-file.ts';
export { type MappingDocument, parseMapping } from './mapping/document.ts';
export type * from './types.ts';
