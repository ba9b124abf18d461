import { inspectedBy, INSPECTIONS_AT } from '../inspections/inspection-words';
import { formatLong } from '../statutory/local-date';
import type { ChartMark } from './load-chart';
import { changeWords, type Stood } from './trend';
import type { Since, WorkerTold } from './workload.service';

const LEVEL_THEN = { red: 'Red then', amber: 'Amber then', green: 'Had room then' } as const;

/** How the teams stood on the day of the last inspection, and stand now, in words. */
export function sinceInWords(since: Since) {
  const { inspection, notKnown } = since;
  return {
    inspection: {
      name: inspectedBy(inspection),
      on: formatLong(inspection.heldOn),
      said: inspection.said,
      at: `${INSPECTIONS_AT}#inspection-${inspection.id}`,
    },
    teams: since.teams.map(({ name, then, now }) => ({
      name,
      isReached: then !== null,
      cells: [
        { label: 'Points to a full load', words: nowAndThen(then, now, ({ perFullTime }) => perFullTime) },
        {
          label: 'Workers over their line',
          words: nowAndThen(then, now, ({ red, amber }) => red + amber, FEWER),
          of: then ? `of ${now.workers} now, ${then.workers} then` : `of ${now.workers}`,
        },
        { label: 'Points over the amber line', words: nowAndThen(then, now, ({ over }) => over, FEWER) },
      ],
    })),
    notKnown: notKnown > 0 ? notKnownWords(notKnown) : null,
  };
}

function notKnownWords(count: number): string {
  const who = count === 1 ? '1 young person carried now has' : `${count} young people carried now have`;
  return `${who} a record of who worked with them that begins after that day: whoever had them then is not in it.`;
}

const FEWER = ['more', 'fewer'] as const;

function nowAndThen(
  then: Stood | null,
  now: Stood,
  of: (stood: Stood) => number | null,
  ways?: readonly [more: string, less: string],
): string {
  const [was, is] = [then && of(then), of(now)];
  const said = (number: number | null) => (number === null ? 'no capacity' : String(number));
  if (then === null) return said(is);
  const change = changeWords(was, is, ways);
  return `${said(is)} now, ${said(was)} then${change ? `: ${change}` : ''}`;
}

/** How one worker stood on that day, beside now; null where nothing is recorded of their team then. */
export function workerThen({ worker, load }: Pick<WorkerTold, 'worker' | 'load'>, since: Since) {
  const then = since.workers.get(worker.id);
  if (!then) {
    const isReached = since.teams.some(({ id, then: stood }) => id === worker.teamId && stood !== null);
    return { words: isReached ? 'Not here then' : 'Not recorded', level: null };
  }
  const { perFullTime, level, people } = then.load;
  if (perFullTime === null) {
    if (people === 0) return { words: 'Carried nobody then', level: null };
    return { words: 'No capacity then', level: `${LEVEL_THEN[level]}, with ${people} young people` };
  }
  const change = changeWords(perFullTime, load.perFullTime);
  return { words: `${perFullTime} then${change ? `: ${change}` : ''}`, level: LEVEL_THEN[level] };
}

/** The inspection as it is marked on the chart of the months. */
export function chartMark(since: Since | null): ChartMark | null {
  if (!since) return null;
  const { inspection } = since;
  return { on: inspection.heldOn, words: `${inspectedBy(inspection)}, ${formatLong(inspection.heldOn)}` };
}
