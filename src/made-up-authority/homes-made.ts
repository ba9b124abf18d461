import type { Work } from '../platform/unit-of-work';
import { addDays, later, type LocalDate } from '../statutory/local-date';
import { Dice, idFrom } from './dice';
import type { Row } from './rows';

/** How many homes somebody judged for the return, and how many of those as not suitable. */
const JUDGED_SHARE = 0.86;
const UNSUITABLE_SHARE = 0.07;
const DISTANCE_SHARE = 0.85;
const VIEW_SHARE = 0.45;

const GOOD = ['Settled, in good repair, and near what they need.', 'Affordable, and support comes twice a week.'];
const BAD = [
  'Damp in the bedroom, and the landlord does not answer.',
  'Too far from the course and from anybody they know.',
];

interface Lived {
  personId: string;
  homeId: string;
  postcode: string | null;
  fromOn: LocalDate;
  isNow: boolean;
  hasAnswers: boolean;
  userId: string | null;
  staffId: string | null;
}

/** What was said of homes besides the homes: the judgement for the return, how far away they are, what young people think. */
export async function sayOfHomes(work: Work, seed: string, today: LocalDate): Promise<[table: string, rows: Row[]][]> {
  const dice = new Dice(`${seed}/homes`);
  const homes: Lived[] = await work.manager.query(
    `select h.young_person_id as "personId", h.fact_id as "homeId", h.postcode, h.from_on as "fromOn", h.to_on is null as "isNow",
            exists (select from home_assessment a where a.accommodation_id = h.fact_id) as "hasAnswers",
            u.id as "userId", w.staff_id as "staffId"
       from accommodation_period h
       left join lateral (select a.staff_id from allocation a where a.young_person_id = h.young_person_id
             and a.role = 'personal-adviser' and a.to_on is null order by a.from_on desc limit 1) w on true
       left join app_user u on u.staff_id = w.staff_id
      where h.replaced_by_id is null and not h.withdrawn and h.type in ('B', 'C', 'D', 'E', 'K', 'T', 'U', 'Y', 'Z')
        and h.from_on < $1 order by h.fact_id`,
    [today],
  );
  const judged: Row[] = [];
  const distances: Row[] = [];
  const views: Row[] = [];
  for (const home of homes) {
    const own = dice.of(home.homeId);
    const ofHome = { young_person_id: home.personId, accommodation_id: home.homeId };
    const saidOn = later(home.fromOn, addDays(today, -own.between(1, 150)));
    if (!home.hasAnswers && own.happens(JUDGED_SHARE)) {
      const isBad = own.happens(UNSUITABLE_SHARE);
      const id = idFrom(own.of('judged'), today);
      judged.push({
        ...{ id, fact_id: id, ...ofHome, recorded_by_id: home.userId, answers: {} },
        assessed_on: home.isNow ? saidOn : home.fromOn,
        judgement: isBad ? '2' : '1',
        judgement_reason: own.pick(isBad ? BAD : GOOD),
      });
    }
    if (!home.isNow) continue;
    if (home.postcode && own.happens(DISTANCE_SHARE)) {
      const band = home.postcode.startsWith('WM')
        ? 'under-20'
        : home.postcode.startsWith('XK')
          ? '20-to-50'
          : 'over-50';
      distances.push({ id: idFrom(own.of('distance'), today), ...ofHome, band, said_by_id: home.staffId });
    }
    if (own.happens(VIEW_SHARE)) {
      const answer = own.weighted([
        ['yes', 6],
        ['partly', 3],
        ['no', 1],
      ]);
      const by = { recorded_by_id: home.staffId };
      views.push({ id: idFrom(own.of('view'), today), ...ofHome, said_on: saidOn, answer, words: null, ...by });
    }
  }
  return [
    ['home_assessment', judged],
    ['home_distance', distances],
    ['home_view', views],
  ];
}
