import { listOf } from '../web/api/cursor';
import { Day, Id, InAddress, Text, Whole } from '../web/api/fields';

export class PledgesQueryDto {
  @InAddress()
  @Whole({
    about: 'In which the year begins, on 1 April; this year unless said.',
    optional: true,
    min: 2000,
    max: 2100,
    example: 2026,
  })
  year?: number;
}

export class PledgeDto {
  @Text({ about: 'The department of the council; its record is made where there is none.', example: 'Highways' })
  department: string;
  @Whole({ about: 'In which the year begins, on 1 April.', min: 2000, max: 2100, example: 2026 }) year: number;
  @Whole({ about: 'How many opportunities it pledged.', max: 9999, example: 3 }) places: number;
  @Text({ about: 'Anything to add; of a correction why.', optional: true, nullable: true, max: 2000, example: null })
  words?: string | null;
  @Id({
    about: 'The pledge that it corrects; null for the first of the year.',
    optional: true,
    nullable: true,
    example: null,
  })
  corrects?: string | null;
}

export class PledgeAnswer {
  @Id({ about: 'The department; null: not known.', nullable: true }) departmentId: string | null;
  @Text({ about: 'Its name.', nullable: true }) department: string | null;
  @Id({ about: 'The pledge that holds; null for none.', nullable: true }) pledgeId: string | null;
  @Whole({ about: 'How many it pledged; null: not said.', nullable: true }) pledged: number | null;
  @Whole({ about: 'Opportunities that are open, or were used in the year.' }) opportunities: number;
  @Whole({ about: 'Referred in the year.' }) matched: number;
  @Whole({ about: 'Started in the year.' }) started: number;
  @Whole({ about: 'Finished in the year.' }) finished: number;
  @Whole({ about: 'Were still there after 13 weeks, in the year.' }) sustained: number;
  @Day({ about: 'As at which day.' }) asOf: string;
}

export class PledgeListAnswer extends listOf(
  () => PledgeAnswer,
  'By department; the last is of no department that is known.',
) {}
