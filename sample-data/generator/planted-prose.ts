// PLANTED.md: the same list for people.
import type { Sample } from './build.ts';
import { unitPath } from './company/types.ts';
import type { Effect, Planted } from './planted.ts';

const percent = (fraction: number): string => `${Math.round(fraction * 100)} %`;

export function prose(sample: Sample, planted: Planted): string {
  const effect = (id: string): Effect => {
    const item = planted.effects.find((e) => e.id === id);
    if (item === undefined) throw new Error(`nothing planted as ${id}`);
    return item;
  };
  const size = (id: string, key: string): number => effect(id).size[key] ?? Number.NaN;
  const person = (id: string | undefined): string =>
    `${sample.company.byId.get(id ?? '')?.name ?? ''} (${id ?? ''})`;
  const place = (id: string): string => {
    const unit = sample.company.units.find((u) => u.id === effect(id).unit_ids[0]);
    return unit === undefined ? '' : `${unitPath(unit, '/')} (${unit.id})`;
  };
  const rater = (id: string): string =>
    `${person(effect(id).rater_id)}, head of ${place(id)}, ${size(id, 'n')} direct reports`;
  const disagreements = (effect('source_disagreements').details ?? []).map(
    (d) =>
      `| ${person(String(d['employee_id']))} | ${d['period_id']} | ${d['value_used']} | ${d['source_other']} ${d['value_other']} | ${(Number(d['difference_share']) * 100).toFixed(1)} % |`,
  );
  const blanks = planted.blanks.map(
    (b) => `| ${person(b.employee_id)} | ${b.kpi_id} | ${b.periods.join(', ')} | ${b.reason} |`,
  );
  return `# What is planted in the sample company

Written by \`npm run sample\`; machine readable in planted.json. Sizes are measured in this sample by \`npx tsx sample-data/generate.ts --verify\`,
which also prints the strongest effect that is *not* planted: nothing outside this list passes the product's rules there. Everybody and everything is invented.

## Raters (proposed ratings, cycle 2025; calibration left these teams alone)
- **Lenient manager**: ${rater('lenient_manager')}. Ratings net of KPI ${size('lenient_manager', 'eb_sd').toFixed(2)} SD above the company (shrunk estimate). The same person's review scores of the team are about 0.5 points high.
- **Severe manager**: ${rater('severe_manager')}. ${size('severe_manager', 'eb_sd').toFixed(2)} SD (shrunk). Operators have no peer forms, so it shows against KPI only.
- **Everybody in the middle**: ${rater('middle_manager')}. ${percent(size('middle_manager', 'modal_share'))} of the team are B+; SD ${size('middle_manager', 'sd_ratio').toFixed(2)} of the other raters'. Review scores hardly vary either.
- **Halo**: ${rater('halo_rater')}. The three dimensions of this manager's forms correlate at ${size('halo_rater', 'r_net_of_kpi').toFixed(2)} net of KPI (${size('halo_rater', 'r_net_of_panel').toFixed(2)} net of the panel's mean); the pool is at about 0.4 (0.3). Scores are not high or low as such.

## Departments
- **Recency**: ${place('recency_department')}, ${size('recency_department', 'n')} people. December makes ${percent(size('recency_department', 'december_share'))} of what ratings follow; a twelfth would be policy. 客户服务中心, which holds the department, shows a diluted share.
- **Adjusted gender gap**: ${place('gender_gap_adjusted')}, ${size('gender_gap_adjusted', 'n')} people, ${size('gender_gap_adjusted', 'women')} women. At equal KPI, job family and grade women are rated lower than men: g ${size('gender_gap_adjusted', 'adjusted_g').toFixed(2)} (raw ${size('gender_gap_adjusted', 'raw_g').toFixed(2)}). KPIs of women and men do not differ. 研发中心 shows it diluted.
- **Raw gap that is explained**: ${place('gender_gap_explained')}, ${size('gender_gap_explained', 'n')} people, ${size('gender_gap_explained', 'women')} women. Raw g ${size('gender_gap_explained', 'raw_g').toFixed(2)}, adjusted ${size('gender_gap_explained', 'adjusted_g').toFixed(2)}: KPI results differ, ratings follow the KPIs. Must not be flagged once adjusted.
- **Forced curve broken**: ${place('forced_curve_breach')}, ${size('forced_curve_breach', 'n')} people. ${percent(size('forced_curve_breach', 'top_share_proposed'))} are S or A (final ${percent(size('forced_curve_breach', 'top_share_final'))}), the guideline allows 35 %. KPIs are far above the company's, so no manager there is lenient net of KPI.
- What follows from these: the teams of the lenient, the severe and the middle manager, and small units above and below planted ones, miss the guideline too.

## Figures
- **CRM or report against ERP** (S01 销售额, 万元; the ERP wins by policy, tolerance 1 %). All other months of all salespeople agree.

| salesperson | month | ERP | other source | difference |
|---|---|---|---|---|
${disagreements.join('\n')}

- **Targets that do not add up**: ${place('target_gap_overseas')} S01 own target is ${percent(size('target_gap_overseas', 'ratio'))} of its people's; ${place('target_gap_foshan')} P01 only ${percent(size('target_gap_foshan', 'ratio'))}. Every other additive unit target is the sum of its parts.
- **Copied target 一刀切**: ${place('copied_target')}, S03 新客户数 is ${size('copied_target', 'target')} a month for everybody; elsewhere it rises from 4 to 8 with the grade.
- **Sudden drop of one person 个人**: ${person(effect('person_drop').employee_ids?.[0])}, ${place('person_drop')}, from October on. Attainment of S01 falls by ${percent(-size('person_drop', 'change'))} of target, while the region's changes by ${percent(size('person_drop', 'peers_change'))}.
- **Sudden drop of a market 市场**: ${place('market_drop')}, August 2025, all salespeople. Attainment of S01 ${percent(-size('market_drop', 'change'))} below the region's other months.

## Blanks (no actual; never zero)
| person | KPI | periods | why |
|---|---|---|---|
${blanks.join('\n')}

People who joined or left in the year have targets for the periods they served. Who joined after September, and who left, has no rating (未参与 or no row).
`;
}
