import type { PlanAction, PlanDocument, PlanTopicDocument } from '../pathway-plans/plan-document';
import { urgentFirst } from '../pathway-plans/plan-document';
import { isWritten } from '../statutory/content/gap';
import { formatLong } from '../statutory/local-date';
import { pictures, under } from './blocks';
import { printedAssessment, type PaperAssessment } from './printed-assessment';
import { printedPlan, type PlanStanding } from './printed-plan';
import { printedReview, type PaperReview } from './printed-review';
import type { Block, Part, PrintedDocument } from './printed-document';

/**
 * Easy read: what they want and what happens next, in the first person, one sentence a line, under questions. What
 * somebody wrote is cut into its sentences and never shortened: where it is hard to read, so is this. It has no pictures but those that they made.
 */
const sentences = new Intl.Segmenter('en-GB', { granularity: 'sentence' });

/** A text with each of its sentences on a line of its own. */
export function oneSentenceALine(said: string): string {
  return said
    .split(/\r\n|[\r\n\u2028\u2029]/)
    .flatMap((line) => [...sentences.segment(line)].map(({ segment }) => segment.trim()))
    .filter((line) => line !== '')
    .join('\n');
}

/** A plan in easy read: of each topic what they want and who does what by when. */
export function easyPlan(plan: PlanDocument, standing: PlanStanding): PrintedDocument {
  const { cover, kind, language, mark } = printedPlan(plan, standing);
  const topics = plan.topics.flatMap((topic) => easyTopic(topic));
  const promises = standing.promises.map(({ what, who, byOn, standing: kept }) =>
    lines(`${who} said: ${what}`, byOn && `When: by ${formatLong(byOn)}.`, `${kept}.`),
  );
  return {
    kind,
    language,
    mark,
    cover,
    parts: [
      aboutMe(standing),
      ...(topics.length > 0
        ? topics
        : [{ title: 'What do I want?', blocks: say('Nobody has written down a goal with me yet.') }]),
      ...question('What did I make?', pictures(standing.pictures)),
      ...question('What did people promise me?', listed(promises)),
      ...question('Do I agree with this plan?', say(agreementOf(standing))),
      longer('plan'),
    ],
  };
}

/** A review in easy read: what they said, each goal with what came of it, and what happens next. */
export function easyReview(review: PaperReview): PrintedDocument {
  const goals = review.goals.flatMap(({ goal, result, cameOf }) =>
    under(2, goal, say(lines(RESULTS[result], isWritten(cameOf) && cameOf))),
  );
  const next = [
    review.planNext === 'new-plan' ? 'We write a new plan.' : 'My plan stays as it is.',
    ...review.goals.flatMap(({ actions }) => actions.filter(({ done }) => !done).map(({ what }) => `To do: ${what}`)),
    ...review.carried.map(({ what, dueOn }) => lines(`To do: ${what}`, dueOn && `When: by ${formatLong(dueOn)}.`)),
  ];
  return {
    ...printedReview(review),
    parts: [
      ...question('What did I say?', [...said(review.ownWords), ...said(review.ofThePlan)]),
      ...question('What came of my goals?', goals),
      ...question('What happens next?', listed(next)),
      longer('review'),
    ],
  };
}

/** A needs assessment in easy read: what they said themselves, and what happens next. */
export function easyAssessment(assessment: PaperAssessment): PrintedDocument {
  const own = assessment.areas.flatMap(({ title, answers }) =>
    under(
      2,
      title,
      answers.filter(({ isOwnWords }) => isOwnWords).flatMap(({ value }) => said(value)),
    ),
  );
  const next = assessment.recommendations.map(({ text, priority }) =>
    lines(text, priority !== null && `When: ${priority}.`),
  );
  return {
    ...printedAssessment(assessment),
    parts: [...question('What did I say?', own), ...question('What happens next?', listed(next)), longer('assessment')],
  };
}

function aboutMe({ name, adviser, version, approved }: PlanStanding): Part {
  const who = adviser.name ? `My ${adviser.word} is ${adviser.name}.` : `I have no ${adviser.word} yet.`;
  const day = version ? `We finished it on ${formatLong(version.finishedOn)}.` : 'We are still writing it.';
  const decided = approved
    ? `A manager said yes to it on ${formatLong(approved.on)}.`
    : 'No manager has said yes to it.';
  return { title: 'What is this?', blocks: say(lines(`This is my plan. My name is ${name}.`, who, day, decided)) };
}

function easyTopic({ title, needs }: PlanTopicDocument): Part[] {
  const goals = needs.flatMap((need) => need.goals);
  if (goals.length === 0) return [];
  const one = goals.length === 1;
  return [
    {
      title: asked(title),
      blocks: goals.flatMap(({ text, actions }, n) => [
        ...under(2, one ? 'What do I want?' : `What do I want? ${n + 1} of ${goals.length}`, say(text)),
        ...under(
          3,
          'What happens next?',
          actions.length > 0 ? listed(urgentFirst(actions).map(stepOf)) : say('We have not agreed on anything yet.'),
        ),
      ]),
    },
  ];
}

/** A topic has a name: what stands above its goals is a question. */
function asked(title: string): string {
  const name = title.trim();
  return name.endsWith('?') ? name : `${name}: what is my plan?`;
}

function stepOf({ owner, what, dueOn, result }: PlanAction): string {
  return lines(
    `Who: ${whoOf(owner)}.`,
    `What: ${what}`,
    dueOn ? `When: by ${formatLong(dueOn)}.` : 'When: there is no day yet.',
    isWritten(result) && `It is done when: ${result}`,
  );
}

function whoOf(owner: PlanAction['owner']): string {
  if (owner === null) return 'Nobody yet';
  if (owner.kind === 'young-person') return 'Me';
  return owner.name ?? (owner.kind === 'adviser' ? 'My adviser' : 'Someone else');
}

const RESULTS: Record<PaperReview['goals'][number]['result'], string> = {
  done: 'It is done.',
  kept: 'We go on with it.',
  changed: 'We changed it.',
  stopped: 'We stopped it.',
};

const ANSWERS: Record<NonNullable<PlanStanding['agreement']>['answer'], string> = {
  agrees: 'Yes, I agree.',
  'does-not-agree': 'No, I do not agree.',
  'not-now': 'I did not want to say.',
  'could-not-ask': 'Nobody could ask me.',
};

function agreementOf({ version, agreement }: PlanStanding): string {
  if (version === null || agreement === null) return 'I have not been asked yet.';
  const { answer, words, answered } = agreement;
  return lines(
    ANSWERS[answer],
    words !== null && words,
    answered !== null && `The council answered: ${answered.answer}`,
  );
}

function longer(what: string): Part {
  const text = `There is a longer ${what} that says more. I can ask for it. I can ask somebody to read it with me.`;
  return { title: 'Where can I read more?', blocks: say(text) };
}

function question(title: string, blocks: Block[]): Part[] {
  return blocks.length > 0 ? [{ title, blocks }] : [];
}

function say(text: string): Block[] {
  return isWritten(text) ? [{ kind: 'text', text: oneSentenceALine(text) }] : [];
}

function said(text: string): Block[] {
  return isWritten(text) ? [{ kind: 'words', text: oneSentenceALine(text) }] : [];
}

function listed(items: string[]): Block[] {
  return items.length > 0 ? [{ kind: 'list', items: items.map(oneSentenceALine) }] : [];
}

function lines(...all: (string | false | null)[]): string {
  return all.filter((line) => line !== false && line !== null).join('\n');
}
