// The words a field with a closed set takes, as queries/macros and queries/staging read them.

const FLAG = ['yes', 'no'];
const OBSTACLE = ['internal', 'external'];
const OWNER = ['person', 'unit'];

const OPTIONS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  raw_employee: { is_remote: FLAG },
  raw_kpi: {
    direction: ['higher', 'lower', 'range', 'milestone'],
    aggregation: ['sum', 'avg', 'last', 'ratio'],
    kind: ['kpi', 'gs'],
    owner_type: OWNER,
  },
  raw_review_score: { role: ['self', 'manager', 'skip', 'peer', 'upward', 'customer', 'hr'] },
  raw_opportunity: { stage: ['won', 'lost', 'open'] },
  raw_feedback: { kind: ['positive', 'problem'] },
  raw_coaching: { obstacle: OBSTACLE },
  raw_target_adjustment: { obstacle: OBSTACLE, owner_type: OWNER },
  raw_appeal: { grounds: ['procedure', 'data', 'judgement'] },
  raw_outcome: { promoted: FLAG, high_potential: FLAG, has_left: FLAG },
  raw_check_in: { kind: ['report', 'one on one', 'review meeting'] },
  raw_ticket: { is_complaint: FLAG },
};

/** What a word of the field may stand for; nothing where the field takes any text. */
export const optionsOf = (table: string, field: string): readonly string[] => OPTIONS[table]?.[field] ?? [];
