import { HEALTH_DELAY_WORDS } from '../health/health-words';
import { isId } from '../platform/ids';
import { ageOn, type LocalDate } from '../statutory/local-date';
import { chosen, typed, type Fields } from '../web/fields';
import { fieldOf } from '../health/passport-fields';
import { fullName } from '../young-people/names';
import { figurePlaces, HEALTH_AT } from './figure-places';
import {
  HEALTH_FIGURES,
  HEALTH_MEASURES,
  healthKinds,
  healthKindsIn,
  healthMeans,
  type HealthFigureId,
} from './health-measure';
import {
  healthSum,
  type DelayCount,
  type HealthCounts,
  type HealthLine,
  type HealthListed,
  type HealthListQuery,
} from './health-measures.service';
import { measured } from './metric';
import { asMiddle } from './plan-measure';

export const HEALTH_LIST_PAGE = 50;

/** What an address asks for; what it says wrongly is as the list opens. */
export function readHealthList(fields: Fields, seesHealth: boolean): HealthListQuery {
  const figure = chosen(fields, 'figure', HEALTH_FIGURES) ?? 'passportBy18';
  const of = typed(fields, 'of');
  const teamId = typed(fields, 'team').toLowerCase();
  return {
    figure,
    of: healthKindsIn(figure, of, seesHealth) ? of : 'everyone',
    teamId: teamId === 'none' || isId(teamId) ? teamId : null,
  };
}

/** The figures about health, each with what is needed to believe it. */
export function toHealthMeasuresPage(lines: HealthLine[], delays: DelayCount[], today: LocalDate, seesHealth: boolean) {
  const sum = healthSum(lines);
  return {
    places: figurePlaces(HEALTH_AT),
    asOf: today,
    seesHealth,
    figures: HEALTH_FIGURES.map((id) => {
      const { title, cohort, metric, words } = HEALTH_MEASURES[id];
      const means = healthMeans(id, seesHealth);
      const said = measured(metric, sum[id], { cohort, asOf: today });
      const kinds = (list: readonly string[]) =>
        list
          .filter((kind) => healthKinds(id, seesHealth).includes(kind))
          .map((kind) => ({
            words: asMiddle(words[kind]!),
            count: sum[id][kind]!,
            href: sum[id][kind]! > 0 ? listAt(id, kind, null) : null,
          }));
      const inAll = Object.values(sum[id]).reduce((all, count) => all + count, 0);
      return {
        ...{ id, title, means, cohort, name: metric.name, inAll },
        everyoneHref: inAll > 0 ? listAt(id, 'everyone', null) : null,
        percent: said.percent,
        ...cell(id, sum, null),
        kinds: kinds(metric.among),
        beside: kinds([...metric.beside, ...metric.unknown]),
      };
    }),
    heads: HEALTH_FIGURES.map((id) => HEALTH_MEASURES[id].title),
    lines: lines.map(({ teamId, teamName, counts }) => ({
      name: teamName ?? 'No team',
      cells: HEALTH_FIGURES.map((id) => cell(id, counts, teamId ?? 'none')),
    })),
    total: HEALTH_FIGURES.map((id) => cell(id, sum, null)),
    delays: delays.map(({ partner, delay, count }) => ({
      partner: partner ?? 'Not said',
      delay: (HEALTH_DELAY_WORDS as Readonly<Record<string, string>>)[delay] ?? delay,
      count,
    })),
  };
}

function cell(id: HealthFigureId, counts: HealthCounts, team: string | null) {
  const { metric, title, cohort } = HEALTH_MEASURES[id];
  const { numerator, among } = measured(metric, counts[id], { cohort, asOf: '' as LocalDate });
  return {
    label: title,
    numerator,
    among,
    numeratorHref: numerator > 0 ? listAt(id, 'numerator', team) : null,
    amongHref: among > 0 ? listAt(id, 'among', team) : null,
  };
}

function listAt(figure: HealthFigureId, of: string, team: string | null): string {
  return `${HEALTH_AT}/people?figure=${figure}&of=${of}${team ? `&team=${team}` : ''}`;
}

/** The names behind a figure. @param people one more than a page where there are more */
export function toHealthListPage(
  { total, people }: { total: number; people: HealthListed[] },
  query: HealthListQuery,
  isFirst: boolean,
  today: LocalDate,
  seesHealth: boolean,
) {
  const { figure, of, teamId } = query;
  const { title, words, cohort, metric } = HEALTH_MEASURES[figure];
  const means = healthMeans(figure, seesHealth);
  const shown = people.slice(0, HEALTH_LIST_PAGE);
  const last = people.length > HEALTH_LIST_PAGE ? shown.at(-1) : null;
  const here = listAt(figure, of, teamId);
  const ofWords: Readonly<Record<string, string>> = {
    everyone: 'everyone counted',
    numerator: `all that ${metric.name}`,
    among: 'all that the share is of',
  };
  return {
    heading: `${title}: ${ofWords[of] ?? asMiddle(words[of]!)}`,
    ...{ total, means, cohort, asOf: today, backHref: HEALTH_AT, maySeeHealth: seesHealth },
    rows: shown.map((one) => ({
      name: fullName(one),
      at: `/young-people/${one.youngPersonId}/health`,
      recordAt: `/young-people/${one.youngPersonId}`,
      age: ageOn(one.dateOfBirth, today),
      why: words[one.kind],
      isGap: metric.among.includes(one.kind) && !metric.numerator.includes(one.kind),
      missing: one.missing.map((key) => fieldOf(key).title),
      passportAt: `/young-people/${one.youngPersonId}/health/passport`,
      worker: one.workerName,
      team: one.teamName,
    })),
    csvHref: here.replace('/people?', '/people.csv?'),
    firstHref: isFirst ? null : here,
    nextHref: last ? `${here}&after=${last.youngPersonId}` : null,
  };
}
