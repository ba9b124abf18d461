import { Dice } from '../../src/made-up-authority/dice';
import { addDays, birthday, daysBetween, later, type LocalDate } from '../../src/statutory/local-date';
import { adviserOf, idUnder, personId, personMark, socialWorkerOf, staffId, teamId, teamOf, userId } from './numbers';

/** A row in SQL names; what it does not name keeps the column's default. */
export type Row = Record<string, string | number | boolean | null>;

/** All rows of one young person, in an order in which every reference finds its row. */
export type Life = [table: string, rows: Row[]][];

interface Span {
  from: LocalDate;
  to: LocalDate | null;
}

const GIVEN = ['Amelia', 'Callum', 'Megan', 'Reece', 'Zofia', 'Yusuf', 'Ellie', 'Kieran', 'Niamh', 'Tyler', 'Bethany'];
const FAMILY = ['Smith', 'Okafor', 'Hughes', 'Nowak', 'Khan', 'Ashworth', "O'Neill", 'Campbell', 'Fairhurst', 'Begum'];
const PLACEMENTS = ['foster-care', 'foster-care', 'residential', 'supported-accommodation'];
const HOMES: [type: string, providedUnder: string][] = [
  ['U', 's24B'],
  ['K', 's24B'],
  ['U', 'none'],
  ['B', 'none'],
  ['D', 'other'],
];
const NOTE =
  'Met at the flat. Talked about the tenancy, the course and how the week had been. Food in the cupboard, electric topped up. Wants help with the bus pass; I will ring the college on Monday. ';

/**
 * The ten years of one made-up young person between 16 and 25: time in care, advisers, plan and reviews, homes, visits.
 * The same seed, number and day make the same life.
 * @param like the number whose life it is, under another number
 * @param exactly so many contacts, and so many homes, where it is said
 */
export function aLife(
  seed: string,
  n: number,
  today: LocalDate,
  like = n,
  exactly: { contacts?: number; homes?: number } = {},
): Life {
  const dice = new Dice(`${seed}/${like}`);
  const born = addDays(today, -dice.between(16 * 365 + 60, 25 * 365 - 60));
  const on = (age: number) => birthday(born, age);
  const careFrom = addDays(on(dice.between(8, 14)), dice.between(0, 300));
  const careEnd = dice.happens(0.12) ? addDays(on(16), dice.between(100, 700)) : on(18);
  const inCare: Span = { from: careFrom, to: careEnd <= today ? careEnd : null };
  const adviserFrom = addDays(on(16), dice.between(3, 40));
  const until = dice.happens(0.4) ? today : later(on(21), adviserFrom);
  const caredForTo = until < today ? until : today;

  let facts = 1;
  const recordedById = userId(adviserOf(n, 0));
  const fact = (said: Row, recordedOn: LocalDate): Row => {
    const id = idUnder(personMark(n), facts++);
    const recorded_at = `${recordedOn < today ? recordedOn : addDays(today, -1)} 16:30 Europe/London`;
    return { id, fact_id: id, young_person_id: personId(n), recorded_at, recorded_by_id: recordedById, ...said };
  };
  const ofSpan = ({ from, to }: Span, said: Row) => fact({ from_on: from, to_on: to, ...said }, to ?? from);
  const happened = (dates: LocalDate[]) => dates.filter((date) => date < today);

  const careEpisodes = split(inCare, dice.between(1, 4), dice, today).map((span) =>
    ofSpan(span, {
      legal_status: dice.happens(0.6) ? 'care-order' : 's20',
      placement: dice.pick(PLACEMENTS),
      reason_ceased: span.to === null ? null : span.to === inCare.to ? 'E4B' : 'X1',
    }),
  );

  const assessed = addDays(on(16), dice.between(20, 85));
  const planned = addDays(assessed, dice.between(5, 30));
  const reviewed = everySo(planned, caredForTo, () => dice.between(140, 190));

  const allocations = [
    ofSpan(
      { from: careFrom, to: on(18) <= today ? on(18) : null },
      { role: 'social-worker', staff_id: staffId(socialWorkerOf(teamOf(n))), reason: 'looked after' },
    ),
  ];
  if (adviserFrom < today) {
    const spans = split({ from: adviserFrom, to: until < today ? until : null }, dice.between(1, 3), dice, today);
    spans.forEach((span, index) =>
      allocations.push(
        ofSpan(span, {
          role: 'personal-adviser',
          staff_id: staffId(adviserOf(n, spans.length - 1 - index)),
          reason: index === 0 ? 'first adviser' : 'worker left',
        }),
      ),
    );
  }

  const leftCareOn = inCare.to;
  const lived = (span: Span): Span[] => {
    if (exactly.homes === undefined) return split(span, dice.between(1, 3), dice, today);
    const starts = spread(span.from, today, exactly.homes);
    return starts.map((from, index) => ({ from, to: starts[index + 1] ?? null }));
  };
  const homes =
    leftCareOn === null
      ? []
      : lived({ from: leftCareOn, to: null }).map((span) => {
          const [type, provided_under] = dice.pick(HOMES);
          const address = `Flat ${dice.between(1, 40)}, Mill House`;
          return ofSpan(span, { type, provided_under, placed_by_authority: provided_under !== 'none', address });
        });
  const homeOn = (day: LocalDate) =>
    homes.find((home) => String(home.from_on) <= day && (home.to_on === null || String(home.to_on) > day));

  const contactDays = everySo(adviserFrom, caredForTo, () => dice.between(28, 62));
  const contacts = (
    exactly.contacts === undefined ? contactDays : spread(adviserFrom, caredForTo, exactly.contacts)
  ).map((day) => {
    const home = homeOn(day);
    const there = home !== undefined && dice.happens(0.7);
    const mode = there ? 'face-to-face' : dice.pick(['face-to-face', 'face-to-face', 'phone', 'text']);
    const seen = dice.happens(0.93);
    return fact(
      {
        held_on: day,
        held_at: '14:30',
        mode,
        by_role: 'personal-adviser',
        staff_id: staffId(adviserOf(n, 0)),
        place: mode !== 'face-to-face' ? null : there ? 'accommodation' : 'elsewhere',
        accommodation_id: there ? (home.fact_id ?? null) : null,
        seen,
        seen_alone: seen ? true : null,
        safe_where_they_live: seen ? 'yes' : null,
        note: NOTE.slice(0, dice.between(60, NOTE.length)),
        own_words: dice.happens(0.2) ? 'I want to stay near my nan.' : null,
      },
      day,
    );
  });

  const from21 = on(21);
  const after21 = from21 < today ? [addDays(from21, dice.between(1, 30))] : [];
  return [
    [
      'young_person',
      [
        {
          id: personId(n),
          given_name: dice.pick(GIVEN),
          family_name: dice.pick(FAMILY),
          date_of_birth: born,
          sex: dice.pick(['M', 'F']),
          ethnicity: 'WBRI',
          interpreter: 'no',
          team_id: teamId(teamOf(n)),
          disabled: dice.happens(0.1),
          created_at: `${careFrom} 09:00 Europe/London`,
        },
      ],
    ],
    [
      'person_identifier',
      [{ id: idUnder(personMark(n), facts++), young_person_id: personId(n), kind: 'authority-id', value: `W${n}` }],
    ],
    ['care_episode', careEpisodes],
    ['allocation', allocations],
    ['accommodation_period', homes],
    ['needs_assessment', happened([assessed]).map((day) => fact({ completed_on: day }, day))],
    ['pathway_plan', happened([planned]).map((day) => fact({ completed_on: day, copy_given_on: day }, day))],
    ['plan_review', reviewed.map((day) => fact({ held_on: day }, day))],
    ['contact', contacts],
    ['support_offer', happened(after21).map((day) => fact({ offered_on: day, how: 'phone' }, day))],
    [
      'support_request',
      until === today
        ? happened(after21).map((day) => fact({ requested_on: day, wants: 'support', ended_on: null }, day))
        : [],
    ],
  ];
}

/** Days from one to another, so many apart, before today's end. */
function everySo(from: LocalDate, to: LocalDate, apart: () => number): LocalDate[] {
  const days: LocalDate[] = [];
  for (let day = addDays(from, apart()); day < to; day = addDays(day, apart())) days.push(day);
  return days;
}

/** So many days, evenly from one day to before another; a day as often as it takes. */
function spread(from: LocalDate, to: LocalDate, count: number): LocalDate[] {
  const days = daysBetween(from, to);
  return Array.from({ length: count }, (_, n) => addDays(from, Math.floor((n * days) / count)));
}

/** The same time in so many pieces that follow on each other, none of them a day that is still to come. */
function split({ from, to }: Span, pieces: number, dice: Dice, today: LocalDate): Span[] {
  const last = to ?? today;
  const cuts = Array.from({ length: pieces - 1 }, () =>
    addDays(from, dice.between(1, Math.max(1, daysBetween(from, last)))),
  );
  const ends = [...new Set(cuts)].filter((cut) => cut > from && cut < last).sort();
  return [...ends, to].map((end, index) => ({ from: index === 0 ? from : ends[index - 1]!, to: end }));
}
