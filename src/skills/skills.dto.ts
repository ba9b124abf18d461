import type { LocalDate } from '../statutory/local-date';
import { listOf } from '../web/api/cursor';
import { changesTo, Choice, Day, Id, Parts, Text, Whole, YesNo } from '../web/api/fields';
import type { SkillItem } from './in-plan';
import { HIGHEST_RUNG, LOWEST_RUNG, rungWords, SKILL_KEYS, skillsOf, type SkillKey } from './skill-content';
import { RATERS, RATING_ROUTES, type Rater, type RatingRoute, type Rungs, type SkillRating } from './skill.entities';
import { LONGEST_SAID_BY, LONGEST_WORDS } from './skill-ratings';
import type { LadderOpened } from './skills.service';

const ABOUT = {
  rater: 'Whose rating it is.',
  saidBy: 'Who of the provider said it; of the adviser, who where another wrote it down. None for the young person.',
  ratedOn: 'The day on which they said it.',
  route: 'By what way.',
  rungs: 'The rung of each skill that something was said of; one at least.',
  skill: 'The skill.',
  rung: 'The rung, the lowest is 1.',
  words: 'What else they said.',
  ladder: 'The edition of the ladder whose rungs are meant.',
};

export class SkillRungDto {
  @Choice(SKILL_KEYS, { about: ABOUT.skill, example: 'cooking' })
  skill: SkillKey;

  @Whole({ about: ABOUT.rung, min: LOWEST_RUNG, max: HIGHEST_RUNG, example: 3 })
  rung: number;
}

/** How far one of the three says that the young person is. */
export class SkillRatingDto {
  @Choice(RATERS, { about: ABOUT.rater, example: 'young-person' })
  rater: Rater;

  @Text({ about: ABOUT.saidBy, max: LONGEST_SAID_BY, optional: true, nullable: true, example: null })
  saidBy?: string | null;

  @Day({ about: ABOUT.ratedOn, example: '2026-03-09' })
  ratedOn: LocalDate;

  @Choice(RATING_ROUTES, { about: ABOUT.route, example: 'in-person' })
  route: RatingRoute;

  @Parts(() => SkillRungDto, { about: ABOUT.rungs })
  rungs: SkillRungDto[];

  @Text({ about: ABOUT.words, max: LONGEST_WORDS, optional: true, nullable: true, example: null })
  words?: string | null;
}

/** What is left out stays as it is. */
export class ChangedSkillRatingDto extends changesTo(SkillRatingDto) {}

export class SkillRatingAnswer {
  @Id({ about: 'Its id, the same through every change.' })
  id: string;

  @Choice(RATERS, { about: ABOUT.rater, example: 'young-person' })
  rater: string;

  @Text({ about: ABOUT.saidBy, nullable: true, example: null })
  saidBy: string | null;

  @Day({ about: ABOUT.ratedOn, example: '2026-03-09' })
  ratedOn: string;

  @Choice(RATING_ROUTES, { about: ABOUT.route, example: 'in-person' })
  route: string;

  @Whole({ about: ABOUT.ladder, min: 1, example: 1 })
  ladder: number;

  @Parts(() => SkillRungDto, { about: ABOUT.rungs })
  rungs: SkillRungDto[];

  @Text({ about: ABOUT.words, nullable: true, example: null })
  words: string | null;
}

export class SkillRatingListAnswer extends listOf(
  () => SkillRatingAnswer,
  'In the order in which they were recorded.',
) {}

export class RungSaidAnswer {
  @Choice(RATERS, { about: ABOUT.rater, example: 'young-person' })
  rater: string;

  @Whole({ about: ABOUT.rung, min: LOWEST_RUNG, max: HIGHEST_RUNG, example: 3 })
  rung: number;

  @Text({ about: 'The sentence of the rung.', example: 'I cook a simple meal with somebody beside me.' })
  words: string;

  @Day({ about: ABOUT.ratedOn, example: '2026-03-09' })
  ratedOn: string;

  @Text({ about: 'Who said it.', nullable: true, example: null })
  saidBy: string | null;

  @Choice(RATING_ROUTES, { about: ABOUT.route, example: 'in-person' })
  route: string;
}

export class SkillInPlanAnswer {
  @Id({ about: 'The id of the goal or action, the same through later versions of the plan.' })
  id: string;

  @Choice(['goal', 'action'], { about: 'What it is.', example: 'action' })
  kind: string;

  @Text({ about: 'What it says.', example: 'Cook with her key worker on Tuesdays' })
  words: string;

  @Choice(['written', 'in-force', 'gone'], {
    about: 'In the plan that is being written, in the plan in force, or in neither any longer.',
    example: 'in-force',
  })
  state: string;

  @Day({ about: 'Its day.', nullable: true, example: null })
  dueOn: string | null;

  @Day({ about: 'The day on which it was done.', nullable: true, example: null })
  doneOn: string | null;

  @Text({ about: 'What came of it.', nullable: true, example: null })
  result: string | null;
}

export class SkillAnswer {
  @Choice(SKILL_KEYS, { about: ABOUT.skill, example: 'cooking' })
  skill: string;

  @Text({ about: 'What it is called.', example: 'Cooking and eating' })
  title: string;

  @Parts(() => RungSaidAnswer, { about: 'What each rater said of it last.' })
  said: RungSaidAnswer[];

  @YesNo({ about: 'Two raters are two rungs or more apart: something to talk about.' })
  apart: boolean;

  @YesNo({ about: 'Somebody says less than what the council calls ready.' })
  gap: boolean;

  @Parts(() => SkillInPlanAnswer, { about: 'What was put into plans because of it, the newest first.' })
  inPlan: SkillInPlanAnswer[];
}

export class SkillLadderAnswer extends listOf(() => SkillAnswer, 'In the order of the ladder.') {
  @Whole({ about: 'The rung from which the council calls somebody ready to live alone.', min: 2, max: 5, example: 4 })
  readyRung: number;
}

export function skillRatingAnswer(rating: SkillRating): SkillRatingAnswer {
  const { factId, rater, saidBy, ratedOn, route, ladder, rungs, words } = rating;
  const said = SKILL_KEYS.flatMap((skill) => {
    const rung = rungs[skill];
    return rung === undefined ? [] : [{ skill, rung }];
  });
  return { id: factId, rater, saidBy, ratedOn, route, ladder, rungs: said, words };
}

export function skillLadderAnswer({ ladder, items, readyRung }: LadderOpened): SkillLadderAnswer {
  return {
    readyRung,
    items: ladder.map(({ skill, by, isApart, isGap }) => ({
      skill,
      title: skillsOf().find(({ key }) => key === skill)!.title,
      said: RATERS.flatMap((rater) => {
        const one = by[rater];
        if (!one) return [];
        const { rung, ratedOn, saidBy, route } = one;
        return [{ rater, rung, words: rungWords(skill, rung, one.ladder), ratedOn, saidBy, route }];
      }),
      apart: isApart,
      gap: isGap,
      inPlan: items.filter((item) => item.skill === skill).map(inPlanAnswer),
    })),
    next: null,
  };
}

function inPlanAnswer({ id, kind, words, state, dueOn, doneOn, result }: SkillItem): SkillInPlanAnswer {
  return { id, kind, words, state, dueOn, doneOn, result };
}

/** As the record keeps them. Of a skill that is named twice the last counts. */
export function rungsOf(said: readonly SkillRungDto[]): Rungs {
  return Object.fromEntries(said.map(({ skill, rung }) => [skill, rung]));
}
