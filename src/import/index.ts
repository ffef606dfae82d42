export { importInWorker } from './client.ts';
export { importFile } from './import-file.ts';
export { loadChunk, loadReport } from './load.ts';
export { type FileMapping, type MappingDocument, mappingSchema, parseMapping } from './mapping.ts';
export type * from './types.ts';
