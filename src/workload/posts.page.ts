import { may } from '../access/access';
import type { UserActor } from '../access/actor';
import { newId } from '../platform/ids';
import { formatLong, type LocalDate } from '../statutory/local-date';
import { monthsInWords, workerInWords } from './board.page';
import { newPostForm, type PostsForm } from './posts.form';
import type { PostKept, PostsOfWorker, ReductionKept } from './posts.service';
import { roleOf } from './settings-content';
import { CONTRACTS, type Contract } from './workload.entities';
import { sinceInWords, workerThen } from './since.page';
import type { MonthLoad, Since, WorkerTold } from './workload.service';

export const CONTRACT_WORDS: Readonly<Record<Contract, string>> = {
  permanent: 'Permanent',
  'fixed-term': 'Fixed term',
  agency: 'Agency',
  secondment: 'Secondment',
  apprenticeship: 'Apprenticeship',
};

export type PostsFormName = 'post' | 'less' | 'exception' | 'plan';

/** One worker's post, load and history; one of its forms may come back with errors. */
export function toPostsPage(
  posts: PostsOfWorker,
  { told, months, since }: { told: WorkerTold; months: MonthLoad[]; since: Since | null },
  actor: UserActor,
  today: LocalDate,
  back: { name: PostsFormName; form: PostsForm<unknown> } | null,
) {
  const roleWord = (post: PostKept) => roleOf({ roles: posts.roles } as never, post.role).word;
  const now = posts.posts.find(({ fromOn }) => fromOn <= today) ?? null;
  const formOf = (name: PostsFormName) =>
    back?.name === name ? back.form : { values: { formId: newId() } as Record<string, string>, errors: [] };
  const shown = workerInWords(told, today);
  const isManager = may(actor, 'see-team');
  return {
    ...shown,
    standing: shown.tag,
    backTo: isManager
      ? { href: '/team/workload', words: 'Back to the workload' }
      : { href: '/council/workload', words: 'Back to the settings' },
    isManager,
    seen: posts.posts.map(({ version }) => version).join(','),
    posts: posts.posts.map((post) => ({
      from: formatLong(post.fromOn),
      isNow: post === now,
      words: postWords(post, roleWord(post)),
      by: post.by,
      takeOutAt: `/team/workload/workers/${posts.staffId}/posts/${post.id}/take-out`,
      version: post.version,
    })),
    reductions: posts.reductions.map((one) => ({
      ...reductionWords(one),
      isOver: one.toOn !== null && one.toOn <= today,
      endAt: `/team/workload/workers/${posts.staffId}/reductions/${one.id}/end`,
      version: one.version,
    })),
    exceptions: posts.exceptions.map((one) => ({
      words: `From ${formatLong(one.fromOn)} until ${formatLong(one.endsOn)}: ${one.reason}`,
      by: one.by,
      isOver: one.endsOn <= today,
    })),
    mayExcept: now !== null && !now.holdsCases,
    exceptionOver: now !== null && told.load.people > 0 && !told.capacity.holdsCases,
    history: monthsInWords(posts.name, months, since),
    since: since && { ...sinceInWords(since), ...workerThen(told, since) },
    mayReadInspections: may(actor, 'see-improvement'),
    roles: posts.roles.map(({ key, word }) => ({ value: key, text: word })),
    contracts: [{ value: '', text: 'Choose' }, ...CONTRACTS.map((value) => ({ value, text: CONTRACT_WORDS[value] }))],
    yesNo: [
      { value: 'yes', text: 'Yes' },
      { value: 'no', text: 'No' },
    ],
    post: back?.name === 'post' ? back.form : newPostForm(posts, today),
    less: formOf('less'),
    exception: formOf('exception'),
    planForm: formOf('plan'),
    errors: back?.form.errors ?? [],
  };
}

function postWords(post: PostKept, role: string): string {
  return [
    role,
    `${post.hours} hours a week`,
    post.contractEndsOn
      ? `${CONTRACT_WORDS[post.contract]}, ends on ${formatLong(post.contractEndsOn)}`
      : CONTRACT_WORDS[post.contract],
    ...(post.trainee ? ['Trainee'] : []),
    ...(post.qualifiedOn ? [`Newly qualified from ${formatLong(post.qualifiedOn)}`] : []),
    ...(post.holdsCases ? [] : ['Holds no young people']),
  ].join('. ');
}

function reductionWords({ fromOn, toOn, percent, reason, by }: ReductionKept) {
  const until = toOn === null ? 'until further notice' : `until ${formatLong(toOn)}`;
  return { words: `${percent}% less from ${formatLong(fromOn)} ${until}: ${reason}`, by, runs: toOn === null };
}
