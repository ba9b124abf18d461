import type { Post } from '../caseloads/staff.entity';
import { addMonths, daysBetween, formatLong, type LocalDate } from '../statutory/local-date';
import { holdsOn } from '../statutory/spans';
import { roleOf, type WorkloadContent, type WorkRole } from './settings-content';
import type { Contract } from './workload.entities';

/** A worker's post as said on some day. */
export interface PostSaid {
  fromOn: LocalDate;
  role: string;
  hours: number;
  contract: Contract;
  contractEndsOn: LocalDate | null;
  qualifiedOn: LocalDate | null;
  trainee: boolean;
  holdsCases: boolean;
}

interface Period {
  fromOn: LocalDate;
  toOn: LocalDate | null;
}

/** Everything that decides what a worker can carry on a day. */
export interface CapacityFacts {
  staffPost: Post;
  /** By `fromOn`, the earliest first; none where nobody has said what the post is. */
  posts: PostSaid[];
  reductions: (Period & { percent: number; reason: string })[];
  absences: Period[];
  exceptions: { fromOn: LocalDate; endsOn: LocalDate; reason: string }[];
  startedOn: LocalDate | null;
  leftOn: LocalDate | null;
}

export interface Capacity {
  /** Full-time workers: 0.8. Two decimals. */
  net: number;
  role: WorkRole;
  /** Null where nobody has said: of an adviser, a full-time post of the first role is taken for it; a manager holds nobody. */
  post: PostSaid | null;
  holdsCases: boolean;
  /** Why it is not one full load, in the order in which it is taken off. */
  because: string[];
}

/** What a worker can carry on a day of a full load: hours, then what is taken off for a while. */
export function capacityOn(facts: CapacityFacts, content: WorkloadContent, day: LocalDate): Capacity {
  const post = postOn(facts.posts, day);
  const isAdviser = facts.staffPost === 'personal-adviser';
  const role = roleOf(content, post ? post.role : isAdviser ? 'personal-adviser' : 'manager');
  const exception = facts.exceptions.find(({ fromOn, endsOn }) => fromOn <= day && day < endsOn) ?? null;
  const holdsCases = (post?.holdsCases ?? isAdviser) || exception !== null;
  const because: string[] = [];
  const none = (why: string): Capacity => ({ net: 0, role, post, holdsCases, because: [why] });
  if (facts.startedOn && day < facts.startedOn) return none(`Begins on ${formatLong(facts.startedOn)}`);
  if (facts.leftOn && facts.leftOn <= day) return none(`Left on ${formatLong(facts.leftOn)}`);
  if (post?.contractEndsOn && post.contractEndsOn <= day) {
    return none(`The contract ended on ${formatLong(post.contractEndsOn)}`);
  }
  const away = facts.absences.find((one) => isLongAbsence(one, content, day));
  if (away) {
    return none(
      away.toOn ? `Away until ${formatLong(away.toOn)}` : `Away since ${formatLong(away.fromOn)}, no day back known`,
    );
  }
  if (!holdsCases) return none('This post holds no young people');
  let net = 1;
  if (!post) because.push('Nobody has said what the post is: a full-time one is taken for it');
  else if (post.hours !== content.fullTimeHours) {
    net = Math.min(1, post.hours / content.fullTimeHours);
    because.push(`${post.hours} of ${content.fullTimeHours} hours`);
  }
  if (exception) because.push(`Holds young people by exception until ${formatLong(exception.endsOn)}`);
  if (post?.trainee) {
    net *= content.traineePercent / 100;
    because.push(`Trainee: ${content.traineePercent}%`);
  } else if (post?.qualifiedOn) {
    const step = content.ramp.find(({ untilMonths }) => day < addMonths(post.qualifiedOn!, untilMonths));
    if (step && day >= post.qualifiedOn) {
      net *= step.percent / 100;
      because.push(`Newly qualified since ${formatLong(post.qualifiedOn)}: ${step.percent}%`);
    }
  }
  for (const { percent, reason } of facts.reductions.filter((one) => runs(one, day))) {
    net *= 1 - percent / 100;
    because.push(`${percent}% less: ${reason}`);
  }
  return { net: Math.round(net * 100) / 100, role, post, holdsCases, because };
}

/** The one said last for this day or before. */
export function postOn<P extends { fromOn: LocalDate }>(posts: readonly P[], day: LocalDate): P | null {
  return posts.filter(({ fromOn }) => fromOn <= day).at(-1) ?? null;
}

function runs({ fromOn, toOn }: Period, day: LocalDate): boolean {
  return holdsOn({ from: fromOn, to: toOn }, day);
}

/** Leave of a week takes nobody's load away. One with no day back counts once it has lasted as long. */
function isLongAbsence(absence: Period, { absenceDays }: WorkloadContent, day: LocalDate): boolean {
  if (!runs(absence, day)) return false;
  return daysBetween(absence.fromOn, absence.toOn ?? day) > absenceDays;
}
