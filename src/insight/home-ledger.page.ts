import { poundsWords } from '../accommodation/pounds';
import type { HomesWatched } from '../accommodation/home-lists.service';
import type { ArrangementLine } from '../arrangements/arrangements.service';
import type { GrantLeft } from '../entitlements/grants-left';
import type { QueueLine, Quota } from '../providers/flats.service';
import type { MoneyLine } from '../providers/home-money.service';
import { NEED_WORDS } from '../providers/provider-kinds';
import { daysBetween, formatLong, type LocalDate } from '../statutory/local-date';
import { fullName } from '../young-people/names';

export const LEDGER_PARTS = {
  queue: 'Waits for a flat',
  deposit: 'Deposit out',
  grant: 'Grant left',
  'staying-put': 'Staying put',
  shared: 'Shared house',
  nights: 'Bed and breakfast',
} as const;
export type LedgerPart = keyof typeof LEDGER_PARTS;
export const PART_KEYS = Object.keys(LEDGER_PARTS) as LedgerPart[];

/** One thing that is open about somebody's home. */
export interface LedgerCell {
  text: string;
  href: string;
  late: boolean;
  /** By when; null where no day is set. */
  dueOn: LocalDate | null;
}

export interface LedgerRow {
  personId: string;
  name: string;
  cells: Record<LedgerPart, LedgerCell[]>;
}

/** What the ledger is made of, each as its own page reads it. */
export interface LedgerGiven {
  queue: readonly QueueLine[];
  money: readonly MoneyLine[];
  grants: readonly GrantLeft[];
  stayingPut: readonly ArrangementLine[];
  watched: Pick<HomesWatched, 'stays' | 'followUps'>;
}

/** Everybody about whose home something is open, by name, once; with what it is. */
export function ledgerRows({ queue, money, grants, stayingPut, watched }: LedgerGiven, today: LocalDate): LedgerRow[] {
  const rows = new Map<string, LedgerRow>();
  const add = (part: LedgerPart, { personId, name }: { personId: string; name: string }, cell: LedgerCell) => {
    const empty = () => Object.fromEntries(PART_KEYS.map((key) => [key, []])) as unknown as LedgerRow['cells'];
    const row = rows.get(personId) ?? { personId, name, cells: empty() };
    row.cells[part].push(cell);
    rows.set(personId, row);
  };
  for (const one of queue) {
    const text = `${NEED_WORDS[one.need].split(':')[0]}, since ${formatLong(one.sinceOn)}${one.flat ? `; nominated: ${one.flat}` : ''}`;
    add('queue', one, { text, href: `/young-people/${one.personId}/flat-queue`, late: false, dueOn: null });
  }
  for (const one of money.filter(({ outstanding }) => outstanding > 0)) {
    const back = one.returnDueOn ? `, due back by ${formatLong(one.returnDueOn)}` : '';
    add('deposit', one, {
      text: `${poundsWords(one.outstanding)}${back}`,
      href: `/young-people/${one.personId}/home-money/${one.id}`,
      late: one.late,
      dueOn: one.returnDueOn,
    });
  }
  for (const one of grants) {
    const href = `/young-people/${one.personId}/entitlements/grants/${one.grantId}`;
    add('grant', one, { text: `${poundsWords(one.leftPence)} of ${one.grant}`, href, late: false, dueOn: null });
  }
  for (const one of stayingPut) {
    const open = one.steps.filter(({ doneOn }) => doneOn === null);
    const [next] = open.toSorted((a, b) => (a.dueOn ?? '9').localeCompare(b.dueOn ?? '9'));
    const carer = one.arrangement.said.carer as string;
    add(
      'staying-put',
      { ...one, name: fullName(one) },
      {
        text: next?.dueOn ? `With ${carer}. ${next.task}, by ${formatLong(next.dueOn)}` : `With ${carer}`,
        href: `/young-people/${one.personId}/home/${one.arrangement.id}`,
        late: next?.dueOn ? next.dueOn < today : false,
        dueOn: next?.dueOn ?? null,
      },
    );
  }
  const isThere = ({ toOn }: { toOn: LocalDate | null }) => toOn === null || toOn > today;
  for (const one of watched.stays.filter(isThere)) {
    const href = `/young-people/${one.personId}/homes/${one.homeId}`;
    const waits = one.signOff?.decided ? '' : ', not signed off';
    const nights = daysBetween(one.fromOn, today);
    add(
      one.kind === 'bed-and-breakfast' ? 'nights' : 'shared',
      { ...one, name: fullName(one) },
      one.kind === 'bed-and-breakfast'
        ? { text: `${nights === 1 ? '1 night' : `${nights} nights`}${waits}`, href, late: false, dueOn: one.fromOn }
        : { text: `Not assessed since ${formatLong(one.fromOn)}${waits}`, href, late: false, dueOn: one.fromOn },
    );
  }
  for (const one of watched.followUps.filter(({ mark }) => mark === '4-weeks')) {
    const href = `/young-people/${one.personId}/homes/${one.homeId}/how-it-goes/4-weeks`;
    const text = `Ask how it goes, by ${formatLong(one.dueOn)}`;
    add('shared', { ...one, name: fullName(one) }, { text, href, late: one.late, dueOn: one.dueOn });
  }
  return [...rows.values()].sort((a, b) => a.name.localeCompare(b.name) || a.personId.localeCompare(b.personId));
}

/** The ledger; of one part only whoever has it, what comes first on top. */
export function toHomeLedger(given: LedgerGiven & { quota: Quota }, part: LedgerPart | null, today: LocalDate) {
  const all = ledgerRows(given, today);
  const first = ({ cells }: LedgerRow) => cells[part!].map(({ dueOn }) => dueOn ?? '9').toSorted()[0]!;
  const shown = part
    ? all.filter(({ cells }) => cells[part].length > 0).sort((a, b) => first(a).localeCompare(first(b)))
    : all;
  const parts = part ? [part] : PART_KEYS;
  const { agreed, offered, let: isLet, toCome } = given.quota.all;
  return {
    shows: [
      { text: `All (${all.length})`, href: '/team/homes', isShown: part === null },
      ...PART_KEYS.map((key) => ({
        text: `${LEDGER_PARTS[key]} (${all.filter(({ cells }) => cells[key].length > 0).length})`,
        href: `/team/homes?show=${key}`,
        isShown: key === part,
      })),
    ],
    quota: { agreed, offered, let: isLet, toCome },
    heads: parts.map((key) => LEDGER_PARTS[key]),
    rows: shown.map(({ personId, name, cells }) => ({
      name,
      at: `/young-people/${personId}/home`,
      cells: parts.map((key) => cells[key]),
    })),
  };
}
