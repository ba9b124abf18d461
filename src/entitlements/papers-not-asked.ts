import { visiblePeople } from '../access/visible-people';
import { MONTHS_AROUND_18 } from '../handovers/day-after-18';
import { isOwedOn, type OwedSource } from '../owed/owed';
import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import { EIGHTEENTH_BIRTHDAY } from '../young-people/birthday-sql';
import { IDENTITY_PACK } from './identity-pack';

/** As a sentence says them. */
const lower = (words: string) =>
  words.replace(/^On /, 'a place on ').replace(/^(?!National)./, (letter) => letter.toLowerCase());
const text = (words: string) => `'${words.replaceAll("'", "''")}'`;
const list = (kinds: readonly string[]) => `array[${kinds.map(text).join(',')}]`;
const PARTS = IDENTITY_PACK.map(
  ({ words, kinds }, place) => `(${place}, ${text(lower(words))}, ${text(kinds[0]!)}, ${list(kinds)})`,
).join(', ');

/**
 * SQL of the parts of the pack (EN-08) of young person `y` of which nobody has said anything, in its order: as `identityPack`
 * says "not known", but for another document that ran out, which is to be renewed and asked about by that.
 */
const NOT_ASKED = `select string_agg(p.words, ', ' order by p.place) as words
    from (values ${PARTS}) as p(place, words, kind, kinds)
   where not exists (select from identity_document d where d.young_person_id = y.id and d.replaced_by_id is null
     and not d.withdrawn and (d.kind = p.kind or d.kind = any(p.kinds) and d.state in ('has', 'applied')))`;

/** One line for each young person from 17 and a half to 18 and a half, however many papers it is about. No law sets the day. */
export const PAPERS_OWED: OwedSource = {
  kind: 'Papers nobody has asked about',
  seenToBy: 'record-casework',
  fromMonthsBefore: MONTHS_AROUND_18,
  untilMonthsAfter: MONTHS_AROUND_18,
  sql: `select md5(y.id::text || 'papers')::uuid as id, y.id as young_person_id, null::uuid as staff_id,
               'Ask about their papers: ' || named.words as what, ${EIGHTEENTH_BIRTHDAY} as due_on, 'entitlements#documents' as at
          from young_person y join legal_position l on l.young_person_id = y.id
           and l.status in ('eligible', 'relevant', 'former-relevant', 'qualifying')
         cross join lateral (${NOT_ASKED}) named
         where named.words is not null and y.withdrawn_at is null and y.merged_into_id is null and y.died_on is null`,
};

/** Of how many whom the reader may see that is owed today: as long as the list of it. */
export async function countPapersNotAsked(work: Work, today: LocalDate): Promise<number> {
  const parameters: unknown[] = [today];
  const [row] = await work.manager.query<[{ n: number }]>(
    `select count(*)::int as n
       from (select s.*, (s.due_on - interval '${MONTHS_AROUND_18} months')::date as from_on,
                    (s.due_on + interval '${MONTHS_AROUND_18} months')::date as until_on from (${PAPERS_OWED.sql}) s) o
       join young_person y on y.id = o.young_person_id
      where ${isOwedOn('o', '$1::date')} and ${visiblePeople(work.actor, 'y', parameters)}`,
    parameters,
  );
  return row.n;
}
