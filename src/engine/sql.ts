// The only two ways text becomes part of a statement.

declare const identifier: unique symbol;
/** A quoted SQL identifier: a display label can't be passed where one is wanted. */
export type SqlIdentifier = string & { readonly [identifier]: true };

export function quoteIdentifier(name: string): SqlIdentifier {
  return `"${name.replaceAll('"', '""')}"` as SqlIdentifier;
}

export function quoteLiteral(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
