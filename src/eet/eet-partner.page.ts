import { formatLong, type LocalDate } from '../statutory/local-date';
import { fullName } from '../young-people/names';
import { attainmentOf, standsAgainst } from './attainment';
import { PARTNER_WORDS } from './eet-partner.form';
import type { PartnerLine, PartnerRead, PartnerSaid } from './eet-partners.service';
import type { Match } from './matches';
import { countsOf, MATCH_COUNT_WORDS, MATCH_COUNTS, type MatchCount } from './opportunity-match';
import { OPPORTUNITY_WORDS } from './step-words';

export const PARTNERS_AT = '/eet/partners';

export function toPartnersPage(lines: readonly PartnerLine[], find: string) {
  return {
    find,
    lines: lines.map(({ counts, ...line }) => {
      const at = `${PARTNERS_AT}/${line.id}`;
      const known = counts.sustained + counts.left;
      return {
        ...line,
        ...{ at, known, kindWords: kindWords(line) },
        cells: (['referred', 'started', 'sustained'] as const).map((of) => ({
          count: counts[of],
          href: counts[of] > 0 ? listAt(at, of) : null,
          words: `${MATCH_COUNT_WORDS[of]}, ${line.name}`,
        })),
        unknown: { count: counts.unknown, href: listAt(at, 'unknown') },
      };
    }),
  };
}

/** @param of which names are shown below; null for none */
export function toPartnerPage(
  { partner, opportunities, matches, merged }: PartnerRead,
  of: MatchCount | null,
  today: LocalDate,
) {
  const at = `${PARTNERS_AT}/${partner.id}`;
  const counted = matches.map((match) => ({ match, counts: countsOf(match, today) }));
  const within = (count: MatchCount) => counted.filter(({ counts }) => counts.includes(count));
  const number = (count: MatchCount) => {
    const many = within(count).length;
    return { count: many, words: MATCH_COUNT_WORDS[count], href: many > 0 ? listAt(at, count) : null };
  };
  const [stayed, left] = [within('sustained').length, within('left').length];
  return {
    ...{ partner, at, kindWords: kindWords(partner), today },
    counts: MATCH_COUNTS.map(number),
    share:
      stayed + left > 0 ? { stayed, of: stayed + left, percent: Math.round((100 * stayed) / (stayed + left)) } : null,
    opportunities: opportunities.map((one) => ({
      ...one,
      at: `/eet/opportunities/${one.id}`,
      kindWords: OPPORTUNITY_WORDS[one.kind],
      referred: matches.filter(({ opportunityId }) => opportunityId === one.id).length,
    })),
    merged: merged.map((one) => ({ ...one, said: saidOf(one) })),
    list:
      of &&
      namesOf(
        MATCH_COUNT_WORDS[of],
        within(of).map(({ match }) => match),
        today,
      ),
  };
}

/** The names behind a number: of those that the reader may not see, how many. */
export function namesOf(title: string, matches: readonly Match[], today: LocalDate) {
  return {
    title,
    total: matches.length,
    rows: matches.flatMap(({ id, youngPersonId, person, title: what, referredOn, startedOn, endedOn, asked }) =>
      person
        ? [
            {
              ...{ name: fullName(person), what, referredOn, startedOn, endedOn },
              at: `/young-people/${youngPersonId}/eet/referrals/${id}`,
              standing: asked && standsAgainst(asked.asks, attainmentOf(asked.held, today)),
            },
          ]
        : [],
    ),
    hidden: matches.filter(({ person }) => !person).length,
  };
}

/** What a record says of a partner, one thing a line. */
export function saidOf({ name, kind, contact, area, offers, notes, checkedOn }: PartnerSaid): string[] {
  return [
    name,
    kind && PARTNER_WORDS[kind],
    contact,
    area,
    offers,
    notes,
    checkedOn && `checked ${formatLong(checkedOn)}`,
  ].filter((one) => one !== null);
}

function kindWords({ kind }: PartnerSaid): string {
  return kind ? PARTNER_WORDS[kind] : 'Kind not known';
}

function listAt(at: string, of: MatchCount): string {
  return `${at}?of=${of}#names`;
}
