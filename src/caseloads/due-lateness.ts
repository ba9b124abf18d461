import { may } from '../access/access';
import type { Actor } from '../access/actor';
import { substituteShown } from '../contacts/substitute-shown';
import {
  acceptanceOf,
  readableTo,
  recordedTowards,
  type Acceptance,
  type Towards,
} from '../contacts/substitutes.service';
import type { Deadline } from '../deadlines/deadline.entity';
import { isLate } from '../late-causes/is-late';
import { causesOf, type CauseSaid } from '../late-causes/late-causes.service';
import type { LateLine } from '../late-causes/late-line';
import { saidInWords } from '../late-causes/said-words';
import { isId } from '../platform/ids';
import type { Work } from '../platform/unit-of-work';
import type { CaseFile } from '../statutory/case-file';
import { isOutstanding } from '../statutory/deadline';
import type { LocalDate } from '../statutory/local-date';
import { factHref, type KnownFact } from './known-facts';

/** Why one item is late, and what was recorded towards it. */
export interface Lateness {
  isLate: boolean;
  /** What was said of why, the latest first. */
  said: CauseSaid[];
  /** What does not meet it and a manager could accept, the latest first. */
  towards: Towards[];
  /** Where it was met by something accepted in its place. */
  acceptance: Acceptance | null;
}

/** Items whose outcome an acceptance can still change. */
const NOT_AS_ASKED: readonly Deadline['state'][] = ['open', 'partial', 'declined', 'breached', 'met-late'];

export async function latenessOf(
  work: Work,
  item: Deadline,
  caseFile: CaseFile,
  today: LocalDate,
  now: Date,
): Promise<Lateness> {
  const { youngPersonId, metBy, state } = item;
  const isAccepted = state === 'met-by-substitute' && metBy !== null && isId(metBy);
  const acceptance = isAccepted ? await acceptanceOf(work, youngPersonId, metBy) : null;
  return {
    isLate: isLate(item, today, now),
    said: await causesOf(work, item.id),
    towards: NOT_AS_ASKED.includes(state) ? await recordedTowards(work, item, youngPersonId, caseFile, today) : [],
    acceptance: acceptance && readableTo(work.actor, acceptance),
  };
}

/** As a list tells it. */
export function listedLate(
  { state }: Deadline,
  { said, isLate: late }: Lateness,
): { late: LateLine | null; partly: boolean } {
  const [standing] = said;
  const line = late && standing ? standing : null;
  return {
    late: line && { cause: line.cause, putRightBy: line.putRightBy, owner: line.owner },
    partly: state === 'partial',
  };
}

interface Shown {
  item: Deadline;
  lateness: Lateness;
  startedBy: KnownFact | null;
  subject: KnownFact | null;
}

/** As the item's page shows it. `late` is null where it is not late and nothing was ever said. */
export function latenessShown(
  { item, lateness, startedBy, subject }: Shown,
  { at, actor, today }: { at: string; actor: Actor; today: LocalDate },
) {
  const outstanding = isOutstanding(item.state);
  const page = `${at}/due/${item.id}`;
  const said = lateness.said.map((one) => saidInWords(one, today, !outstanding));
  const wrong = said[0]?.cause === 'wrong-fact' ? (subject ?? startedBy) : null;
  return {
    substitute: substituteShown({ ...lateness, outstanding }, { at: page, record: at, actor }),
    late:
      lateness.isLate || said.length > 0
        ? {
            outstanding,
            said,
            href: lateness.isLate && may(actor, 'record-casework') ? `${page}/late` : null,
            correct:
              said[0]?.cause !== 'wrong-fact'
                ? null
                : wrong
                  ? { text: `Correct it: ${wrong.words.toLowerCase()}`, href: factHref(wrong, at, actor) }
                  : { text: 'Correct it in the record', href: at },
          }
        : null,
  };
}
