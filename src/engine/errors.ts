/** Stable codes; each has a message `errors.<code>` in both languages that says what happened, where and what to do. */
export type ErrorCode =
  | 'engine.boot_failed'
  | 'engine.query_failed'
  | 'engine.out_of_memory'
  | 'engine.restarted'
  | 'engine.gave_up'
  | 'cancelled'
  | 'import.empty_file'
  | 'import.not_read'
  | 'import.not_a_table'
  | 'import.damaged_file'
  | 'import.encrypted'
  | 'import.unsupported'
  | 'import.limit'
  | 'import.unknown_layout'
  | 'import.encoding'
  | 'import.mapping_invalid'
  | 'import.repeated'
  | 'policy.invalid'
  | 'workspace.quota_exceeded'
  | 'workspace.storage_failed'
  | 'workspace.damaged'
  | 'workspace.newer_version'
  | 'workspace.archive_damaged'
  | 'workspace.read_only'
  | 'workspace.tab_silent'
  | 'catalog.unknown_query'
  | 'catalog.bad_parameter'
  | 'network.sample_unavailable'
  | 'internal';

export type ErrorDetails = Readonly<Record<string, string | number | boolean | null>>;

/**
 * The one error type. `details` fills the placeholders of the translated message
 * (file, sheet, row, column, limit …); `message` is the English developer text.
 */
export class AppError extends Error {
  override readonly name = 'AppError';
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly details: ErrorDetails = {},
    options: { cause?: unknown; recoverable?: boolean } = {},
  ) {
    super(message, { cause: options.cause });
    this.recoverable = options.recoverable ?? true;
  }
  readonly recoverable: boolean;
}

/** Any thrown value as an AppError; what is not one already becomes `internal` with its cause kept. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof DOMException && error.name === 'AbortError') {
    return new AppError('cancelled', 'Cancelled', {}, { cause: error });
  }
  const text = error instanceof Error ? error.message : String(error);
  return new AppError('internal', text, { message: text }, { cause: error });
}
