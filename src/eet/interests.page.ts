import { formatLong } from '../statutory/local-date';
import type { GoalOfInterest } from '../life-updates/interests';
import { MATCHING } from './interest-match';
import type { InterestsOpened } from './interests.service';
import { OPPORTUNITY_WORDS } from './step-words';

const STATE_WORDS: Record<GoalOfInterest['state'], string> = {
  written: 'in the plan that is being written',
  'in-force': 'in the plan',
  gone: 'in no plan any longer',
};

/** What somebody likes and is good at, each with what came of it, what is offered for it, and the way to money for it. */
export function toInterestsPage({ person, interests, topicKey, mayRecord }: InterestsOpened) {
  const at = `/young-people/${person.id}`;
  const goalsAt = topicKey && `${at}/plan/topics/${encodeURIComponent(topicKey)}/goals/new`;
  return {
    person,
    matching: MATCHING,
    interests: interests.map(({ id, words, toldOn, inTheirWords, goals, fits }) => ({
      ...{ id, words, toldOn, inTheirWords },
      goals: goals.map((goal) => ({ words: goal.words, came: cameOf(goal) })),
      fits: fits.map(({ opportunity, because, referralId, standing }) => ({
        title: opportunity.title,
        offered: [OPPORTUNITY_WORDS[opportunity.kind], opportunity.provider].filter(Boolean).join(', '),
        because: because.join(', '),
        standing,
        closesOn: opportunity.closesOn,
        referralAt: mayRecord && referralId && `${at}/eet/referrals/${referralId}`,
        referAt: mayRecord && !referralId && `${at}/eet/referrals/new?opportunity=${opportunity.id}`,
      })),
      goalAt: mayRecord && goalsAt && `${goalsAt}?interest=${id}`,
      moneyAt: mayRecord && `${at}/eet/bursaries/new?interest=${id}`,
    })),
    mayRecord,
  };
}

function cameOf({ state, doneOn, result }: GoalOfInterest): string {
  const done = doneOn && `reached, ${formatLong(doneOn)}`;
  return [done ?? STATE_WORDS[state], result].filter(Boolean).join(': ');
}
