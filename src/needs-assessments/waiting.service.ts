import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { Actor } from '../access/actor';
import { UnitOfWork } from '../platform/unit-of-work';
import { assessmentsWaiting, type AssessmentOfPerson } from './waiting';

/** What waits for a manager. */
@Injectable()
export class AssessmentsWaitingService {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** @throws Problem 'not-allowed' for whoever signs nothing off */
  async waiting(actor: Actor): Promise<AssessmentOfPerson[]> {
    mustBeAllowed(actor, 'approve-plans');
    return this.unitOfWork.read(actor, assessmentsWaiting);
  }
}
