import { listOf } from '../web/api/cursor';
import { Choice, Day, Id, Part, Parts, Text, Whole, Words, YesNo } from '../web/api/fields';
import { MET, OPTION_KINDS, WEIGHTS, type Met, type OptionKind, type Weight } from './matching';
import { MATCH_VIEWS, type MatchView, type PlacementSearch } from './matching.entities';
import { LONGEST_NEED, type SearchOpened } from './matching.service';

const ABOUT = {
  fromOn: 'The day from which the home is needed.',
  why: 'Why they need another home.',
  need: 'What they need of a home.',
  weight: 'How much it counts: 1 helps, 2 matters, 3 matters most.',
  dealBreaker: 'A home that does not meet it is none for them.',
  kind: 'In which register it is, or only named.',
  refId: 'Its id in the register; null of one that is only named.',
  name: 'Its name.',
  met: 'How far it meets each need; what is left out is not known yet.',
  words: 'What else is known of it.',
  because: 'Why.',
  version: 'Raised by each change; the ETag of the search.',
};

export class MatchNeedDto {
  @Id({ about: 'The id it had before; none for a new one.', optional: true, nullable: true, example: null })
  id?: string | null;

  @Text({ about: ABOUT.need, max: LONGEST_NEED, example: 'Half an hour from college' })
  text: string;

  @Whole({ about: ABOUT.weight, min: WEIGHTS[0], max: WEIGHTS[2], example: 3 })
  weight: Weight;

  @YesNo({ about: ABOUT.dealBreaker })
  dealBreaker: boolean;
}

export class MatchNeedsDto {
  @Parts(() => MatchNeedDto, { about: 'All of them, as they are from now on; one at least.' })
  needs: MatchNeedDto[];
}

export class PlacementSearchDto extends MatchNeedsDto {
  @Day({ about: ABOUT.fromOn, example: '2027-01-05' })
  fromOn: string;

  @Text({ about: ABOUT.why, example: 'Her lease ends.' })
  why: string;
}

export class MetDto {
  @Id({ about: 'The need.' })
  needId: string;

  @Whole({ about: '0 not met, 1 partly, 2 fully.', min: MET[0], max: MET[2], example: 1 })
  met: Met;
}

export class MatchOptionDto {
  @Choice(OPTION_KINDS, { about: ABOUT.kind, example: 'named' })
  kind: OptionKind;

  @Id({ about: ABOUT.refId, optional: true, nullable: true, example: null })
  refId?: string | null;

  @Text({ about: 'Of one that is only named, and needed there.', optional: true, nullable: true, example: 'Her aunt' })
  name?: string | null;

  @Parts(() => MetDto, { about: ABOUT.met })
  met: MetDto[];

  @Text({ about: ABOUT.words, optional: true, nullable: true, example: null })
  words?: string | null;
}

export class MatchChoiceDto {
  @Id({ about: 'The option.' })
  optionId: string;

  @Text({
    about: 'Why; needed where another has more points, or a deal-breaker is not met or not known.',
    ...{ optional: true, nullable: true, example: null },
  })
  reason?: string | null;

  @Text({ about: 'Who agreed; goes with a reason.', optional: true, nullable: true, example: null })
  agreedBy?: string | null;

  @Choice(MATCH_VIEWS, { about: 'What the young person says of it.', example: 'agrees' })
  view: MatchView;

  @Text({
    about: 'In their own words, or why they were not asked; needed unless they agree.',
    ...{ optional: true, nullable: true, example: null },
  })
  viewWords?: string | null;

  @Text({ about: 'Who else sees it otherwise, and why.', optional: true, nullable: true, example: null })
  disagreement?: string | null;
}

export class MatchChoiceSaidDto extends MatchChoiceDto {
  @Whole({ about: 'The version of the grid that was looked at.', min: 1, example: 3 })
  version: number;
}

export class MatchBecauseDto {
  @Text({ about: ABOUT.because, example: 'The place was given to somebody else.' })
  because: string;
}

export class MatchNeedAnswer {
  @Id({ about: 'Its id.' })
  id: string;

  @Text({ about: ABOUT.need, example: 'Half an hour from college' })
  text: string;

  @Whole({ about: ABOUT.weight, example: 3 })
  weight: number;

  @YesNo({ about: ABOUT.dealBreaker })
  dealBreaker: boolean;
}

export class MatchOptionAnswer {
  @Id({ about: 'Its id.' })
  id: string;

  @Choice(OPTION_KINDS, { about: ABOUT.kind, example: 'named' })
  kind: string;

  @Id({ about: ABOUT.refId, nullable: true, example: null })
  refId: string | null;

  @Text({ about: ABOUT.name, example: 'Her aunt' })
  name: string;

  @Words({ about: 'Deal-breakers that are not met: they stand before the sum.' })
  breaks: string[];

  @Words({ about: 'Deal-breakers of which nobody knows yet.' })
  unclear: string[];

  @Words({ about: 'Why it cannot be chosen, by the council’s list, the law or the register of hosts.' })
  against: string[];

  @Whole({ about: 'Its points.', example: 9 })
  points: number;

  @Whole({ about: 'What all needs fully met would come to.', example: 12 })
  outOf: number;

  @YesNo({ about: 'The most points of those that break nothing and may be chosen.' })
  best: boolean;

  @Text({ about: 'The sum in one sentence.', example: '9 of 12 points.' })
  sentence: string;

  @Parts(() => MetDto, { about: ABOUT.met })
  met: MetDto[];

  @Text({ about: ABOUT.words, nullable: true, example: null })
  words: string | null;
}

export class MatchChoiceAnswer extends MatchChoiceDto {
  @Id({ about: 'Its id.' })
  id: string;

  @Day({ about: 'The day of the choice.' })
  chosenOn: string;

  @Day({
    about: 'The day on which they moved; null where no move since then is recorded.',
    nullable: true,
    example: null,
  })
  movedOn: string | null;
}

export class PlacementSearchAnswer {
  @Id({ about: 'Its id.' })
  id: string;

  @Day({ about: ABOUT.fromOn, example: '2027-01-05' })
  fromOn: string;

  @Text({ about: ABOUT.why, example: 'Her lease ends.' })
  why: string;

  @Whole({ about: ABOUT.version, example: 3 })
  version: number;

  @Parts(() => MatchNeedAnswer, { about: 'What they need.' })
  needs: MatchNeedAnswer[];

  @Day({ about: 'The day on which it was over without a choice.', nullable: true, example: null })
  endedOn: string | null;

  @Text({ about: 'Why it was over.', nullable: true, example: null })
  endedBecause: string | null;
}

export class MatchGridAnswer extends PlacementSearchAnswer {
  @Parts(() => MatchOptionAnswer, { about: 'The best first; what breaks a deal-breaker comes last.' })
  options: MatchOptionAnswer[];

  @Part(() => MatchChoiceAnswer, { about: 'What was chosen; null before.', nullable: true })
  choice: MatchChoiceAnswer | null;
}

export class PlacementSearchListAnswer extends listOf(() => PlacementSearchAnswer, 'The newest first.') {}

export function searchAnswer(search: PlacementSearch): PlacementSearchAnswer {
  const { id, fromOn, why, version, needs, endedOn, endedBecause } = search;
  return { id, fromOn, why, version, needs, endedOn, endedBecause };
}

export function gridAnswer({ search, grid, choice }: SearchOpened): MatchGridAnswer {
  return {
    ...searchAnswer(search),
    options: grid.map(({ option, breaks, unclear, against, points, outOf, isBest, sentence }) => ({
      ...{ id: option.id, kind: option.kind, refId: option.refId, name: option.name },
      ...{ breaks, unclear, against, points, outOf, best: isBest, sentence, words: option.words || null },
      met: Object.entries(option.met).map(([needId, met]) => ({ needId, met })),
    })),
    choice: choice && {
      ...{ id: choice.id, optionId: choice.optionId, chosenOn: choice.chosenOn, reason: choice.reason },
      ...{ agreedBy: choice.agreedBy, view: choice.view, viewWords: choice.viewWords },
      ...{ disagreement: choice.disagreement, movedOn: choice.outcome?.fromOn ?? null },
    },
  };
}
