// Records on one side, physical rows on the other: read = sent + rejected + skipped stays true in physical rows.
import type { RowBuffer } from '../rows.ts';
import type { RowIntake } from '../table/intake.ts';
import type { SheetReport } from '../types.ts';
import type { RowLedger } from './tidy.ts';

/** Stands between a reshaped sheet and the intake, and remembers which physical rows gave a record. */
export class RecordAccount {
  private readonly sent = new Set<number>();
  private readonly seen = new Set<number>();

  constructor(
    /** Counts records. */
    private readonly records: SheetReport,
    private readonly intake: RowIntake,
  ) {}

  take(row: RowBuffer): boolean {
    const before = this.records.rows_sent;
    const more = this.intake.take(row);
    this.seen.add(row.row);
    if (this.records.rows_sent > before) this.sent.add(row.row);
    return more;
  }

  /**
   * Writes the physical account. A row counts as sent if one of its records was, as rejected if all of them were refused; a
   * record refused beside others that were sent is a refused value of its row.
   */
  settle(report: SheetReport, ledger: RowLedger): void {
    const { records } = this;
    const refused = new Set(ledger.refusedRows);
    for (const row of this.seen) if (!this.sent.has(row)) refused.add(row);
    for (const row of this.sent) refused.delete(row);
    report.rows_read = ledger.rowsRead;
    report.hidden_rows = ledger.hiddenRows;
    report.rows_sent = this.sent.size;
    report.rows_rejected = refused.size;
    report.rows_skipped = [...ledger.skipped].map(([reason, count]) => ({ reason, count }));
    report.records = records.rows_sent;
    report.notes.push({ code: 'records_made', records: report.records, rows: report.rows_sent });
    report.rejects = [...ledger.rejects, ...records.rejects]
      .map((reject) => ({ ...reject, row_refused: reject.row_refused && refused.has(reject.row) }))
      .sort((a, b) => a.row - b.row);
  }
}
