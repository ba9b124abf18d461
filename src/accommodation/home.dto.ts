import { WHOSE_MOVE } from '../arrangements/kinds/area-move';
import { DISTANCE_BANDS, type DistanceBand } from '../contacts/home-distance.entity';
import { EXEMPT_GROUNDS, PROVIDED_UNDER, type ExemptGround, type ProvidedUnder } from '../statutory/case-file';
import { ARRANGED_BY, PAID_BY, type ArrangedBy, type PaidBy } from '../statutory/home-basis';
import { SUPPORTED_CATEGORIES } from '../statutory/suitability';
import { listOf } from '../web/api/cursor';
import { changesTo, Choice, Day, Id, LONG_TEXT, Text, Whole, Words, YesNo } from '../web/api/fields';
import { TENURES, type SupportedCategory, type Tenure } from './accommodation-period.entity';
import { ACCOMMODATION_WORDS } from './accommodation-words';
import { AREA_ANSWERS, GP_ANSWERS, HOME_VIEWS, TOLD_ANSWERS, TRAVEL_ANSWERS } from './home.entities';
import type { AreaAnswer, GpAnswer, HomeViewAnswer, ToldAnswer, TravelAnswer } from './home.entities';
import { WHOM_TO_TELL, type ToTell } from './move-follows';

const TYPES = Object.keys(ACCOMMODATION_WORDS);
const GROUNDS = Object.keys(EXEMPT_GROUNDS);
const GROUND =
  'Where the provider need not be registered: which exempt setting it is. Then `providerRegistered` is null, and `registrationCheckedOn` the day it was checked.';
const CATEGORIES = Object.keys(SUPPORTED_CATEGORIES);
const TYPE = 'The letter of the return: U lives independently, E supported lodgings, Z with former foster carers …';
const UNDER = 'The section of the Act it is provided under: it decides which visits and reviews are due there.';

/** What is said of a home. */
export class HomeSaidDto {
  @Choice(TYPES, { about: TYPE })
  type: string;

  @Day({ about: 'The day they moved in.' })
  fromOn: string;

  @Choice(PROVIDED_UNDER, { about: UNDER, optional: true, example: 's24B' })
  providedUnder?: ProvidedUnder;

  @Text({ about: 'The address, without the postcode.', optional: true, nullable: true, example: '12 Mill Lane' })
  address?: string | null;

  @Text({ about: 'The postcode.', optional: true, nullable: true, max: 10, example: 'SW1A 1AA' })
  postcode?: string | null;

  @Text({ about: 'The carer, where there is one.', optional: true, nullable: true, example: null })
  carer?: string | null;

  @Text({ about: 'The provider, where there is one.', optional: true, nullable: true, example: null })
  provider?: string | null;

  @YesNo({ about: 'Placed there by the council.', optional: true, nullable: true })
  placedByAuthority?: boolean | null;

  @YesNo({
    about: 'Of a child’s home: whether the provider is registered.',
    optional: true,
    nullable: true,
    example: null,
  })
  providerRegistered?: boolean | null;

  @Choice(ARRANGED_BY, { about: 'Who arranged it; us: children’s services.', optional: true, example: 'us' })
  arrangedBy?: ArrangedBy;

  @Choice(PAID_BY, { about: 'Who pays the rent.', optional: true, example: 'benefits' })
  paidBy?: PaidBy;

  @Choice(TENURES, { about: 'By what right they live there.', optional: true, nullable: true, example: 'licence' })
  tenure?: Tenure | null;

  @Whole({ about: 'What it costs a week, in pence.', max: 1_000_000, optional: true, nullable: true, example: 12_050 })
  weeklyCostPence?: number | null;

  @Whole({ about: 'Days of notice.', max: 366, optional: true, nullable: true, example: 28 })
  noticeDays?: number | null;

  @YesNo({ about: 'A house in multiple occupation.', optional: true, nullable: true, example: false })
  inMultipleOccupation?: boolean | null;

  @Choice(CATEGORIES, {
    about: 'Which of the four categories of supported accommodation.',
    optional: true,
    nullable: true,
    example: null,
  })
  supportedCategory?: SupportedCategory | null;

  @Text({ about: 'Ofsted’s number of the provider.', max: 40, optional: true, nullable: true, example: null })
  registrationNumber?: string | null;

  @Day({ about: 'When somebody looked it up.', optional: true, nullable: true, example: null })
  registrationCheckedOn?: string | null;

  @Choice(GROUNDS, { about: GROUND, optional: true, nullable: true, example: null })
  exemptGround?: ExemptGround | null;

  @Text({ about: 'Who checked that it is exempt.', max: 200, optional: true, nullable: true, example: null })
  exemptCheckedBy?: string | null;
}

/** A move, with all that goes with it. What is left out is not known, and stays to be done. */
export class MoveSaidDto extends HomeSaidDto {
  @Choice(DISTANCE_BANDS, { about: 'Miles from the council’s offices.', optional: true, example: 'under-20' })
  distanceBand?: DistanceBand;

  @Choice(GP_ANSWERS, { about: 'What happens about the GP.', optional: true, example: 'needs-one' })
  gp?: GpAnswer;

  @Text({
    about: 'Of a new GP: the surgery. They are registered there from the day of the move.',
    max: 200,
    optional: true,
    inExample: false,
  })
  gpName?: string;

  @Text({ about: 'Of a new GP: the ODS code of the practice.', max: 6, optional: true, inExample: false })
  gpOdsCode?: string;

  @Choice(TRAVEL_ANSWERS, { about: 'The way to education or work.', optional: true, example: 'sorted' })
  travel?: TravelAnswer;

  @Text({ about: 'How they get there.', optional: true, example: 'Bus 17, 40 minutes' })
  travelWords?: string;

  @Choice(TOLD_ANSWERS, { about: 'Those who pay benefits.', optional: true, example: 'to-tell' })
  benefits?: ToldAnswer;

  @Choice(TOLD_ANSWERS, { about: 'The council tax office.', optional: true, example: 'none' })
  councilTax?: ToldAnswer;

  @Words({ about: 'Who else is still to be told.', of: Object.keys(WHOM_TO_TELL), optional: true })
  tell?: ToTell[];

  @Choice(AREA_ANSWERS, { about: 'Whose area the new home is in.', optional: true, example: 'not-known' })
  area?: AreaAnswer;

  @Text({ about: 'Of another council’s area: which council.', max: 300, optional: true, inExample: false })
  council?: string;

  @Choice(Object.keys(WHOSE_MOVE), {
    about: 'Who wanted the move there; asked where no story about it runs.',
    optional: true,
    inExample: false,
  })
  whose?: keyof typeof WHOSE_MOVE;

  @Text({ about: 'Why there; asked where no story about it runs.', max: 5000, optional: true, inExample: false })
  why?: string;

  @Choice(HOME_VIEWS, { about: 'Whether they think it is right for them.', optional: true, example: 'yes' })
  view?: HomeViewAnswer;

  @Text({ about: 'In their own words.', max: LONG_TEXT, optional: true, example: 'Quiet, and near college.' })
  viewWords?: string;

  @Text({
    about: 'Of bed and breakfast, or a shared house that is not assessed: why there is nothing else.',
    max: LONG_TEXT,
    optional: true,
    example: 'The hostel closed at noon.',
    inExample: false,
  })
  signOffReason?: string;

  @Id({ about: 'The manager who is said to have agreed.', optional: true, inExample: false })
  agreedById?: string;
}

/** What is left out stays as it is. */
export class ChangedHomeDto extends changesTo(HomeSaidDto) {
  @Day({ about: 'The day they left; null while they live there.', optional: true, nullable: true, example: null })
  toOn?: string | null;

  @Text({
    about: 'Of bed and breakfast, or a shared house that is not assessed: why there is nothing else.',
    max: LONG_TEXT,
    optional: true,
    example: 'The hostel closed at noon.',
    inExample: false,
  })
  signOffReason?: string;

  @Id({ about: 'The manager who is said to have agreed.', optional: true, inExample: false })
  agreedById?: string;
}

export class HomeAnswer {
  @Id({ about: 'The id of the home, the same through every correction.' })
  id: string;

  @Choice(TYPES, { about: TYPE })
  type: string;

  @Text({ about: 'The type in words.', example: 'Independent living' })
  words: string;

  @Day({ about: 'The day they moved in.' })
  fromOn: string;

  @Day({ about: 'The day they left; null while they live there.', nullable: true })
  toOn: string | null;

  @Choice(PROVIDED_UNDER, { about: UNDER })
  providedUnder: string;

  @Text({ about: 'The address, without the postcode.', nullable: true, example: '12 Mill Lane' })
  address: string | null;

  @Text({ about: 'The postcode.', nullable: true, example: 'SW1A 1AA' })
  postcode: string | null;

  @Text({ about: 'The carer.', nullable: true, example: null })
  carer: string | null;

  @Text({ about: 'The provider.', nullable: true, example: null })
  provider: string | null;

  @YesNo({ about: 'Placed there by the council.', nullable: true })
  placedByAuthority: boolean | null;

  @YesNo({ about: 'Whether the provider is registered.', nullable: true, example: null })
  providerRegistered: boolean | null;

  @Choice(ARRANGED_BY, { about: 'Who arranged it.' })
  arrangedBy: string;

  @Choice(PAID_BY, { about: 'Who pays the rent.' })
  paidBy: string;

  @Choice(TENURES, { about: 'By what right they live there.', nullable: true, example: null })
  tenure: string | null;

  @Whole({ about: 'What it costs a week, in pence.', nullable: true, example: 12_050 })
  weeklyCostPence: number | null;

  @Whole({ about: 'Days of notice.', nullable: true, example: 28 })
  noticeDays: number | null;

  @YesNo({ about: 'A house in multiple occupation.', nullable: true, example: false })
  inMultipleOccupation: boolean | null;

  @Choice(CATEGORIES, {
    about: 'Which of the four categories of supported accommodation.',
    nullable: true,
    example: null,
  })
  supportedCategory: string | null;

  @Text({ about: 'Ofsted’s number of the provider.', nullable: true, example: null })
  registrationNumber: string | null;

  @Day({ about: 'When somebody looked it up.', nullable: true, example: null })
  registrationCheckedOn: string | null;

  @Choice(GROUNDS, { about: 'Which exempt setting it is.', nullable: true, example: null })
  exemptGround: string | null;

  @Text({ about: 'Who checked that it is exempt.', nullable: true, example: null })
  exemptCheckedBy: string | null;

  @Id({ about: 'The provider in the council’s own list.', nullable: true, example: null })
  providerId: string | null;

  @YesNo({ about: 'It came with an import.', example: false })
  imported: boolean;
}

export class HomeListAnswer extends listOf(() => HomeAnswer, 'In the order in which they were recorded.') {}
