import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { UserActor } from '../access/actor';
import { UnitOfWork } from '../platform/unit-of-work';
import { homesToDecide, type HomeToDecide } from './homes-to-decide';

/** What about homes waits for a manager, over everyone the reader may see. */
@Injectable()
export class HomesToDecideService {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** @throws Problem 'not-allowed' */
  async list(actor: UserActor): Promise<HomeToDecide[]> {
    mustBeAllowed(actor, 'see-team');
    mustBeAllowed(actor, 'read-notes');
    return this.unitOfWork.read(actor, (work) => homesToDecide(work));
  }
}
