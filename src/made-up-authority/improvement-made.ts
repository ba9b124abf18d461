import { measureOf } from '../improvement/measures';
import type { Work } from '../platform/unit-of-work';
import { addDays, type LocalDate } from '../statutory/local-date';
import { Dice, idFrom } from './dice';
import type { Row } from './rows';

const VIRTUAL_HEAD = { name: 'Ines Made-up', role: 'Virtual school head', service: 'Education' };
const MAIL_OF_HEAD = 'ines@education.example';
const PSYCHOLOGIST = { name: 'Olu Made-up', role: 'Principal psychologist', service: 'Educational psychology' };
const WEEKS = 12;

const ACTIONS = [
  {
    ...{ source: 'inspection', sourceWords: null, found: 'Too many plans were out of date.' },
    ...{ todo: 'Book the next review while this one is held.', changes: 'practice', daysAgo: 150, dueIn: -20 },
    changesWords: 'No review ends without the day of the next.',
    ...{ measure: 'plan.current', target: 90, among: 180, from: 0.55, to: 0.75, cameBack: 1 },
    ...{ elsewhere: null, leaders: [], reauditIn: 60 },
  },
  {
    ...{ source: 'review', sourceWords: 'Review of education', found: 'Plans of education did not lead to work.' },
    ...{ todo: 'A panel each month for whoever is out of work.', changes: 'rule', daysAgo: 80, dueIn: 45 },
    changesWords: 'Who is out of education and work for six weeks goes to the panel.',
    ...{ measure: 'eet.eet', target: 60, among: 150, from: 0.4, to: 0.52, cameBack: 0 },
    ...{ elsewhere: VIRTUAL_HEAD, leaders: [PSYCHOLOGIST], reauditIn: null },
  },
  {
    ...{ source: 'complaint', sourceWords: null, found: 'Health passports came after the 18th birthday.' },
    ...{ todo: 'Nurse and adviser begin it at 17.', changes: 'template', daysAgo: 60, dueIn: 20 },
    changesWords: 'The plan at 17 asks for the passport.',
    ...{ measure: 'health.passportBy18', target: 95, among: 30, from: 0.5, to: 0.7, cameBack: 0 },
    ...{ elsewhere: null, leaders: [], reauditIn: -2 },
  },
] as const;

/** The first is where the first action was found; from the last one workload shows a trend. */
const INSPECTIONS = [
  { kind: 'focused-visit', who: null, said: 'Caseloads of some advisers are too high to see young people often.' },
  { kind: 'peer-challenge', who: 'a neighbouring council', said: 'Caseloads are lower, and not yet even.' },
] as const;
const DAYS_SINCE_THE_LAST = 75;
const FOUND_BEFORE = 14;

const NOTES = ['The two teams agreed how.', 'Half of it is done; the rest waits for a decision of the board.'] as const;

/** Two inspections, and what the service does to get better, with twelve weeks of readings; one has come back, one is led by another service. */
export async function improveThings(
  work: Work,
  seed: string,
  today: LocalDate,
): Promise<[table: string, rows: Row[]][]> {
  const dice = new Dice(`${seed}/improvement`);
  const keepers: { id: string }[] = await work.manager.query(
    `select id from staff where left_on is null and post in ('team-manager', 'service-manager', 'head-of-service') order by id`,
  );
  if (keepers.length === 0) return [];
  const recordedById = keepers[0]!.id;
  const inspections = INSPECTIONS.map((one, place): Row => {
    const heldOn = addDays(today, place === 0 ? -ACTIONS[0].daysAgo - FOUND_BEFORE : -DAYS_SINCE_THE_LAST);
    return {
      id: idFrom(dice, heldOn),
      ...one,
      heldOn,
      recordedById,
      recordedAt: `${addDays(heldOn, 21)} 09:00 Europe/London`,
    };
  });
  const actions: Row[] = [];
  const steps: Row[] = [];
  const readings: Row[] = [];
  for (const one of ACTIONS) {
    const openedOn = addDays(today, -one.daysAgo);
    const id = idFrom(dice, openedOn);
    const keeperId = dice.pick(keepers).id;
    const firstClosedOn = one.cameBack > 0 ? addDays(openedOn, 60) : null;
    actions.push({
      ...{ id, source: one.source, sourceWords: one.sourceWords, foundOn: addDays(openedOn, -FOUND_BEFORE) },
      ...{ inspectionId: one.source === 'inspection' ? inspections[0]!.id : null, found: one.found },
      ...{ todo: one.todo, changes: one.changes, changesWords: one.changesWords, leaders: one.leaders },
      ...{ measure: measureOf(one.measure)!.key, target: one.target, keeperId },
      ...{
        ownerId: one.elsewhere ? null : keeperId,
        ownerElsewhere: one.elsewhere,
        ownerEmail: one.elsewhere && MAIL_OF_HEAD,
        dueOn: addDays(today, one.dueIn),
      },
      reauditOn: one.reauditIn === null ? null : addDays(today, one.reauditIn),
      ...{ openedOn, openedById: keeperId, firstClosedOn, cameBack: one.cameBack },
      recordedAt: `${openedOn} 09:00 Europe/London`,
    });
    const step = (kind: string, words: string, onDay: LocalDate, byId: string | null) =>
      steps.push({
        ...{ id: idFrom(dice, onDay), actionId: id, kind, words, onDay, byId, reading: null },
        recordedAt: `${onDay} 10:00 Europe/London`,
      });
    NOTES.forEach((words, place) => step('note', words, addDays(openedOn, 10 + place * 20), keeperId));
    if (firstClosedOn) {
      step('worked', 'Nine of ten plans were in date for a month.', firstClosedOn, keeperId);
      step('came-back', 'For two weeks the figure missed the target.', addDays(firstClosedOn, 30), null);
    }
    for (let week = WEEKS; week > 0; week -= 1) {
      const asOf = addDays(today, -7 * week);
      if (asOf < openedOn) continue;
      const share = one.from + ((one.to - one.from) * (WEEKS - week)) / WEEKS;
      const numerator = Math.round(one.among * share) + dice.between(-2, 2);
      readings.push({ actionId: id, asOf, numerator, among: one.among, unknown: dice.between(0, 4) });
    }
  }
  return [
    ['inspection', inspections],
    ['improvement_action', actions],
    ['improvement_step', steps],
    ['improvement_reading', readings],
  ];
}
