import { listOf, PageQueryDto } from '../web/api/cursor';
import { Choice, Day, Open, Part, Parts, Text, Whole } from '../web/api/fields';
import { PersonNamed } from '../young-people/person-named';
import { NEEDS, WANTED, type Need, type Wanted } from './sufficiency';

export class DemandQueryDto extends PageQueryDto {
  @Text({
    about: 'Only those who need one then: a month as 2026-12, now, or day-not-known.',
    optional: true,
    pattern: /^(now|day-not-known|20\d\d-(0[1-9]|1[0-2]))$/,
    example: 'now',
  })
  month?: string;

  @Choice(NEEDS, { about: 'Only those who need one for this reason.', optional: true }) need?: Need;

  @Choice(WANTED, { about: 'Only those of whom the record says this of the kind of home.', optional: true })
  kind?: Wanted;
}

export class ForecastLineAnswer {
  @Text({ about: 'The month; now, where the day has come; day-not-known.', example: '2026-12' }) month: string;

  @Open({ about: 'Young people by why they need a home, each once.', example: { 'turns-18': 2 } }) needs: object;

  @Whole({ about: 'All of them: the `total` of GET /figures/sufficiency/people.', example: 3 }) all: number;

  @Open({ about: 'Places by kind of home.', example: { supported: 1 } }) supply: object;

  @Whole({ about: 'All places.', example: 1 }) places: number;

  @Whole({
    about:
      'Who needs a home from now to the end of this month, less the places; below 0 where there are more. Null of what has no day.',
    nullable: true,
    example: 2,
  })
  gap: number | null;
}

export class SufficiencyAnswer {
  @Day({ about: 'The day for which this is right.' }) asOf: string;

  @Parts(() => ForecastLineAnswer, { about: 'Now, each of twelve months, and what has no day.' })
  lines: ForecastLineAnswer[];

  @Open({
    about: 'Young people by the kind of home they need, as far as it is said.',
    example: { own: 1, 'not-said': 4 },
  })
  kinds: object;

  @Whole({ about: 'In care and 18 within these months, with staying put agreed: in no line.', example: 1 })
  settled: number;
}

export class DemandPersonAnswer {
  @Part(() => PersonNamed, { about: 'Who it is.' }) person: PersonNamed;

  @Choice(NEEDS, { about: 'Why they need a home.', example: 'turns-18' }) need: string;

  @Day({ about: 'From when; null where that is not known.', nullable: true }) onDay: string | null;

  @Choice(WANTED, { about: 'The kind of home, as far as it is said.', example: 'not-said' }) kind: string;

  @Text({ about: 'Their team today.', nullable: true, example: 'North' }) teamName: string | null;
}

export class DemandPeopleAnswer extends listOf(() => DemandPersonAnswer, 'By name.') {
  @Whole({ about: 'How many there are, on all pages.', example: 1 }) total: number;
}
