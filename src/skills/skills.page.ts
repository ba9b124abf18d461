import type { PersonHeading } from '../young-people/person-heading';
import { bothModel, type Apart } from '../pathway-plans/texts-merge';
import type { SkillItem } from './in-plan';
import { saidBefore, type RatingTold } from './ladder';
import { HIGHEST_RUNG, LOWEST_RUNG, rungWords, SKILL_KEYS, skillsOf } from './skill-content';
import { RATERS, RATING_ROUTES, type SkillRating } from './skill.entities';
import { NOT_SAID, skillField, type RatingForm } from './skill.form';
import { RATER_WORDS, ROUTE_WORDS } from './skill-ratings';
import type { LadderOpened } from './skills.service';
import { upperFirst } from '../web/upper-first';

export function toLadderPage(opened: LadderOpened, may: { record: boolean; takeOut: boolean }) {
  const { person, ladder, ratings, items, toPlan, readyRung, lastOn, isTime, againMonths } = opened;
  const at = `/young-people/${person.id}`;
  return {
    person,
    at: `${at}/skills`,
    planAt: `${at}/plan`,
    canRecord: may.record,
    readyRung,
    lastOn,
    isTime,
    againMonths,
    apart: ladder.filter(({ isApart }) => isApart).map(({ skill }) => titleOf(skill)),
    skills: ladder.map((standing) => {
      const gap = toPlan.find(({ skill }) => skill === standing.skill);
      return {
        key: standing.skill,
        title: titleOf(standing.skill),
        isApart: standing.isApart,
        isGap: standing.isGap,
        by: RATERS.map((rater) => {
          const said = standing.by[rater];
          return {
            who: rater === 'young-person' ? person.firstName : RATER_WORDS[rater],
            said: said && {
              rung: said.rung,
              words: rungWords(standing.skill, said.rung, said.ladder),
              on: said.ratedOn,
              by: rater === 'young-person' ? null : said.saidBy,
              route: ROUTE_WORDS[said.route],
            },
          };
        }),
        items: items.filter(({ skill }) => skill === standing.skill).map((item) => itemShown(item, standing.lowest)),
        toPlan: gap && {
          result: gap.action.result,
          href: gap.topicKey && `${at}/plan/topics/${encodeURIComponent(gap.topicKey)}/actions/new?interest=${gap.id}`,
        },
      };
    }),
    needsPlan: toPlan.some(({ topicKey }) => topicKey === null),
    history: ratings.map((rating) => ratingShown(person, rating, ratings, may, at)),
  };
}

function itemShown({ kind, words, rung, madeOn, state, dueOn, doneOn, result }: SkillItem, lowestNow: number | null) {
  const states = {
    written: 'in the plan that is being written',
    'in-force': 'in the plan',
    gone: 'no longer in the plan',
  };
  const moved = rung !== null && lowestNow !== null ? `rung ${rung} then, ${lowestNow} now` : null;
  return { isGoal: kind === 'goal', words, madeOn, stateWords: states[state], dueOn, doneOn, result, moved };
}

function ratingShown(
  person: PersonHeading,
  rating: RatingTold,
  all: readonly RatingTold[],
  may: { record: boolean; takeOut: boolean },
  at: string,
) {
  const before = saidBefore(all, rating);
  const { id, rater, ratedOn, saidBy, recordedBy, words } = rating;
  return {
    who: rater === 'young-person' ? person.firstName : RATER_WORDS[rater],
    by: rater === 'young-person' ? null : saidBy,
    on: ratedOn,
    route: ROUTE_WORDS[rating.route],
    recordedBy: recordedBy === saidBy && rater === 'adviser' ? null : recordedBy,
    words,
    rungs: SKILL_KEYS.flatMap((skill) => {
      const rung = rating.rungs[skill];
      if (rung === undefined) return [];
      const was = before[skill];
      const change = was === undefined || was === rung ? '' : `, was ${was}`;
      return [`${titleOf(skill)} ${rung}${change}`];
    }),
    correctAt: may.record && `${at}/skills/ratings/${id}`,
    inErrorAt: may.takeOut && `${at}/recorded-in-error/skill-rating/${id}`,
  };
}

/** The form of one rating of all skills. @param standing what is corrected; null where it is new */
export function toRatingPage(person: PersonHeading, form: RatingForm, standing: SkillRating | null) {
  const at = `/young-people/${person.id}/skills`;
  return {
    person,
    at,
    action: `${at}/ratings/${standing?.factId ?? 'new'}`,
    isNew: !standing,
    form,
    errors: form.errors,
    was: Object.entries(form.was).map(([name, value]) => ({ name: `was-${name}`, value })),
    raters: [
      { value: 'young-person', text: `${person.firstName}’s own` },
      { value: 'provider', text: 'The provider’s, where they live or are supported' },
      { value: 'adviser', text: 'The adviser’s' },
    ],
    routes: RATING_ROUTES.map((value) => ({ value, text: upperFirst(ROUTE_WORDS[value]) })),
    skills: skillsOf(standing?.ladder).map(({ key, title, rungs }) => ({
      field: skillField(key),
      title,
      items: [
        ...rungs.map((words, index) => ({
          value: String(index + LOWEST_RUNG),
          text: `${index + LOWEST_RUNG}. ${words}`,
        })),
        { value: NOT_SAID, text: 'Nothing said of it' },
      ],
    })),
    highest: HIGHEST_RUNG,
  };
}

/** Both texts, field by field, with what was sent carried along. */
export function toBothPage(
  person: PersonHeading,
  form: RatingForm,
  standing: SkillRating,
  theirs: Readonly<Record<string, string>>,
  apart: readonly Apart[],
  isAgain: boolean,
) {
  const at = `/young-people/${person.id}/skills`;
  const about = {
    person,
    caption: 'Independence skills',
    action: `${at}/ratings/${standing.factId}`,
    backAt: at,
    by: null,
  };
  const told = {
    label: (field: string) => LABELS[field] ?? field,
    words: (field: string, value: string) => fieldWords(field, value, standing.ladder),
  };
  return bothModel(about, { ...form.values, row: standing.id }, theirs, apart, told, isAgain);
}

const LABELS: Record<string, string> = {
  rater: 'Whose rating it is',
  saidBy: 'Who said it',
  on: 'The day',
  route: 'How they said it',
  words: 'What else they said',
  ...Object.fromEntries(skillsOf().map(({ key, title }) => [skillField(key), title])),
};

function fieldWords(field: string, value: string, edition: number): string {
  if (field === 'rater') return (RATER_WORDS as Record<string, string>)[value] ?? '';
  if (field === 'route') return upperFirst((ROUTE_WORDS as Record<string, string>)[value] ?? '');
  const skill = skillsOf(edition).find(({ key }) => skillField(key) === field);
  if (!skill) return value;
  return value === NOT_SAID ? 'Nothing said of it' : `${value}. ${rungWords(skill.key, Number(value), edition)}`;
}

function titleOf(skill: string): string {
  return skillsOf().find(({ key }) => key === skill)!.title;
}
