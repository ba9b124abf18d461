import { Injectable } from '@nestjs/common';
import { mustBeAllowed } from '../access/access';
import type { Actor, UserActor } from '../access/actor';
import { audit } from '../audit/audit';
import { newId } from '../platform/ids';
import { invalid } from '../platform/problem';
import type { Work } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import { Casework } from '../young-people/casework';
import { headingOf, type PersonHeading } from '../young-people/person-heading';
import { PlanTemplateRating } from './plan-template.entities';
import { versionUsedBy, type VersionUsed } from './version-used';

export interface RatingSaid {
  /** 1 to 5; 5 is the best. */
  score: number;
  words: string | null;
  /** The young person agreed that their words are published, without a name. */
  mayBeShown: boolean;
  saidOn: LocalDate;
}

/** What young people say of the form of their plan: once for each version they used, and they may think again. */
@Injectable()
export class TemplateRatingsService {
  constructor(private readonly casework: Casework) {}

  /** For the form; nothing was used while no plan was begun here. @throws Problem 'not-found', 'not-allowed' */
  async toRate(
    actor: Actor,
    personId: string,
  ): Promise<{ person: PersonHeading; used: VersionUsed | null; last: PlanTemplateRating | null }> {
    return this.casework.look(actor, personId, async (work, person) => {
      mustBeAllowed(actor, 'record-casework');
      const used = await versionUsedBy(work, person.id);
      const last = used && (await lastRating(work, person.id, used.id));
      return { person: await headingOf(work, person), used, last };
    });
  }

  /**
   * @param id given by a form that may be sent twice, so that both are one
   * @throws Problem 'not-valid' naming `score` or `saidOn`, also while no plan was begun here
   */
  async rate(actor: UserActor, personId: string, said: RatingSaid, today: LocalDate, id = newId()): Promise<void> {
    await this.casework.change(actor, personId, 'record-casework', today, async (work, person) => {
      if (await work.manager.existsBy(PlanTemplateRating, { id, youngPersonId: person.id })) return;
      const used = await versionUsedBy(work, person.id);
      if (!used) throw invalid('score', 'No plan has been begun here yet');
      const { score, mayBeShown, saidOn } = said;
      if (!Number.isInteger(score) || score < 1 || score > 5) throw invalid('score', 'Choose a number from 1 to 5');
      if (saidOn > today) throw invalid('saidOn', 'The day must be today or in the past');
      const last = await lastRating(work, person.id, used.id);
      const words = said.words?.trim() || null;
      await work.manager.insert(PlanTemplateRating, {
        id,
        templateVersionId: used.id,
        youngPersonId: person.id,
        number: (last?.number ?? 0) + 1,
        score,
        words,
        mayBeShown: mayBeShown && words !== null,
        saidOn,
        recordedById: actor.staffId,
      });
      await audit(work, {
        did: 'plan-template.rated',
        youngPersonId: person.id,
        subjectId: used.id,
        detail: { saidOn, again: last !== null },
      });
    });
  }
}

async function lastRating(work: Work, personId: string, versionId: string): Promise<PlanTemplateRating | null> {
  return work.manager.findOne(PlanTemplateRating, {
    where: { youngPersonId: personId, templateVersionId: versionId },
    order: { number: 'DESC' },
  });
}
