import type { Work } from '../platform/unit-of-work';

/** From so many on an average says nothing about one of them. */
export const AVERAGE_FROM = 5;

/** What young people say of a version, without saying who. */
export interface RatingResults {
  count: number;
  /** 1 to 5 with one decimal; null while there are fewer than AVERAGE_FROM. */
  average: number | null;
  /** Words whose author agreed that they are published, in no order that could tell who. */
  words: string[];
}

const NO_RATINGS: RatingResults = { count: 0, average: null, words: [] };

/** The last rating of each young person counts. @param scores all of them, 1 to 5 */
export function resultsOf(scores: readonly number[], words: readonly string[]): RatingResults {
  const count = scores.length;
  const sum = scores.reduce((total, score) => total + score, 0);
  return { count, average: count < AVERAGE_FROM ? null : Math.round((sum / count) * 10) / 10, words: [...words] };
}

/** By version; of the whole council, whoever asks: it names nobody. */
export async function ratingResults(work: Work, versionIds: readonly string[]): Promise<Map<string, RatingResults>> {
  const rows: { versionId: string; scores: number[]; words: string[] }[] = await work.manager.query(
    `select r.template_version_id as "versionId", jsonb_agg(r.score) as scores,
            coalesce(jsonb_agg(r.words order by md5(r.id::text)) filter (where r.may_be_shown and r.words is not null), '[]') as words
       from plan_template_rating r
       join young_person y on y.id = r.young_person_id and y.merged_into_id is null and y.withdrawn_at is null
      where r.template_version_id = any($1) and not exists (
        select from plan_template_rating later where later.template_version_id = r.template_version_id
          and later.young_person_id = r.young_person_id and later.number > r.number)
      group by r.template_version_id`,
    [versionIds],
  );
  const found = new Map(rows.map(({ versionId, scores, words }) => [versionId, resultsOf(scores, words)]));
  return new Map(versionIds.map((id) => [id, found.get(id) ?? NO_RATINGS]));
}
