import { Open, Opens, Whole, YesNo } from '../web/api/fields';
import type { PortableCaseFile } from '../statutory/portable';

type AsJson<T> = { [K in keyof T]: unknown };

/** The case file, to the letter: what `onward explain` reads. docs/case-file.md has every field. */
export class CaseFileAnswer implements AsJson<PortableCaseFile> {
  @Whole({ about: 'The version of the format.', min: 1, max: 1 })
  caseFile: 1;

  @Open({ about: 'Date of birth, death, whether they came as an unaccompanied child, whether they are disabled.' })
  person: object;

  @Opens({
    about: 'Care, spell by spell. Every list: the earliest first; `to` is the first day a spell no longer held.',
  })
  careEpisodes: object[];

  @Opens({ about: 'Time back at home.' })
  homeSpells: object[];

  @Opens({ about: 'Custody and hospital.' })
  detentions: object[];

  @Open({ about: 'The special guardianship order in force.', nullable: true })
  specialGuardianship: object | null;

  @Opens({ about: 'Accommodated by others.' })
  otherAccommodation: object[];

  @Opens({ about: 'Programmes of education and training.' })
  programmes: object[];

  @Opens({ about: 'When they asked for support.' })
  supportRequests: object[];

  @Opens({ about: 'When support was offered.' })
  supportOffers: object[];

  @Opens({ about: 'When they said that they want no contact.' })
  contactRefusals: object[];

  @Opens({ about: 'Who worked with them; a worker is an id of a member of staff.' })
  allocations: object[];

  @Opens({ about: 'Needs assessments completed.' })
  needsAssessments: object[];

  @Opens({ about: 'Pathway plans completed, and when the copy was given.' })
  pathwayPlans: object[];

  @Opens({ about: 'Reviews held.' })
  planReviews: object[];

  @Opens({ about: 'Reviews asked for.' })
  reviewRequests: object[];

  @Opens({ about: 'Where they lived, without addresses.' })
  accommodation: object[];

  @Opens({ about: 'Contacts, without what was said.' })
  contacts: object[];

  @Opens({ about: 'Times missing.' })
  missing: object[];

  @Open({ about: 'Leave to remain.', nullable: true })
  immigration: object | null;

  @Opens({ about: 'Health reviews.' })
  healthReviews: object[];

  @Open({ about: 'The health passport.', nullable: true })
  healthPassport: object | null;

  @Opens({ about: 'When they asked to see their record.' })
  subjectAccessRequests: object[];

  @Opens({ about: 'Supervisions of the case.' })
  supervisions: object[];

  @Opens({ about: 'What a manager paused.' })
  holds: object[];

  @Open({ about: 'Kind by kind, the day from which this record is complete.' })
  knownSince: object;

  @YesNo({ about: 'False where the first care episode known is not the start of care.' })
  historyComplete: boolean;

  @Open({ about: 'The settings in force today. What was started under earlier ones is explained by these.' })
  policy: object;
}
