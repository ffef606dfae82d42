// Makes the whole company in memory, in the order in which one thing rests on another.
import { periodEnd } from './calendar.ts';
import { buildCompany } from './company/people.ts';
import type { Company } from './company/types.ts';
import { achieve } from './performance/actuals.ts';
import { blankActuals, type Disturbance, disturb } from './performance/disturb.ts';
import type { Opportunity, Order } from './performance/facts.ts';
import { drawLatent, type Latent } from './performance/latent.ts';
import { manage } from './performance/managers.ts';
import { type Rating, rate, type ScoreBook } from './performance/ratings.ts';
import { type Review, review } from './performance/reviews.ts';
import { scoreOf } from './performance/score.ts';
import { personTargets, unitTargets } from './performance/targets.ts';
import type { Actual, Target } from './performance/types.ts';
import { unitActuals } from './performance/unit-actuals.ts';

export interface Sample {
  company: Company;
  latent: ReadonlyMap<string, Latent>;
  targets: Target[];
  actuals: Actual[];
  orders: Order[];
  opportunities: Opportunity[];
  scores: ScoreBook;
  ratings: Rating[];
  reviews: Review[];
  droppedId: string;
  disturbances: Disturbance[];
  blanks: { kpi: string; employeeId: string; periods: string[]; why: string }[];
}

export function buildSample(): Sample {
  const company = buildCompany();
  const latent = drawLatent(company);
  const ofPeople = personTargets(company);
  const achieved = achieve(company, ofPeople, latent);
  const blanks = blankActuals(company, achieved.actuals);
  const measured = achieved.actuals.filter((a) => !blanks.drops(a));
  const workers = scoreBook(ofPeople, measured);
  const first = rate(company, latent, workers, middleOf(workers));
  const managed = manage(company, ofPeople, latent, first);
  const withManagers = [...measured, ...managed];
  const scores = scoreBook(ofPeople, withManagers);
  const middle = middleOf(workers);
  const ratings = rate(company, latent, scores, middle);
  const targets = [...ofPeople, ...unitTargets(company, ofPeople)];
  const actuals = [...withManagers, ...unitActuals(company, targets, withManagers)];
  const disturbances = disturb(company, actuals, achieved);
  return {
    company,
    latent,
    targets,
    actuals,
    orders: achieved.orders,
    opportunities: achieved.opportunities,
    scores,
    ratings,
    reviews: review(company, latent, scores, middle),
    droppedId: achieved.droppedId,
    disturbances,
    blanks: blanks.list,
  };
}

function scoreBook(targets: readonly Target[], actuals: readonly Actual[]): ScoreBook {
  const made = new Map(actuals.map((a) => [`${a.kpi}/${a.ownerId}/${a.period}`, a]));
  const actualOf = (t: Target): Actual | undefined => made.get(`${t.kpi}/${t.ownerId}/${t.period}`);
  const byPerson = new Map<string, Target[]>();
  for (const t of targets) {
    const held = byPerson.get(t.ownerId);
    if (held === undefined) byPerson.set(t.ownerId, [t]);
    else held.push(t);
  }
  const year = new Map<string, number>();
  const december = new Map<string, number>();
  for (const [id, own] of byPerson) {
    const score = scoreOf(own, actualOf);
    if (score !== null) year.set(id, score);
    const last = own.filter(
      (t) => t.period.length === 7 && periodEnd(t.period) === '2025-12-31' && !t.period.includes('Q'),
    );
    const decemberScore = last.length === 0 ? null : scoreOf(last, actualOf);
    if (decemberScore !== null) december.set(id, decemberScore);
  }
  return { year, december };
}

function middleOf(book: ScoreBook): number {
  const values = [...book.year.values()].sort((a, b) => a - b);
  return values[Math.floor(values.length / 2)] ?? 100;
}
