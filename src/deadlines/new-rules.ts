import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { Injectable } from '@nestjs/common';
import type { SystemActor } from '../access/actor';
import { audit } from '../audit/audit';
import { UnitOfWork } from '../platform/unit-of-work';
import type { LocalDate } from '../statutory/local-date';
import { CaseFiles } from './case-files';
import { Ledger } from './ledger';

const ACTOR: SystemActor = { kind: 'system', name: 'nightly job' };
const RULES = path.join(__dirname, '../statutory');
const PEOPLE_A_STEP = 200;

/**
 * The ledger follows facts and days. When a version of Onward comes with other rules, or reads facts otherwise, what
 * stands in it is what the version before worked out: then everybody is refreshed once.
 */
@Injectable()
export class NewRules {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly ledger: Ledger,
    private readonly caseFiles: CaseFiles,
  ) {}

  /**
   * A few people at a time, so that nobody who saves waits for long. Whoever is still to come when it is cut short has
   * their day of change come, and is refreshed by the next start or the night.
   */
  async takeUp(today: LocalDate): Promise<void> {
    await this.markIfNew(await this.rules(), today);
    const due = await this.unitOfWork.read(ACTOR, ({ manager }) =>
      manager.query<{ id: string }[]>(
        'select young_person_id as id from legal_position where next_change_on <= $1 order by 1',
        [today],
      ),
    );
    for (let done = 0; done < due.length; done += PEOPLE_A_STEP) {
      const ids = due.slice(done, done + PEOPLE_A_STEP).map(({ id }) => id);
      await this.unitOfWork.write(ACTOR, (work) => this.ledger.refresh(work, ids, today));
    }
  }

  /** Copies that start together take turns: the first marks everybody, the others find it done. */
  private async markIfNew(rules: string, today: LocalDate): Promise<void> {
    await this.unitOfWork.write(ACTOR, async (work) => {
      const { manager } = work;
      await manager.query(`select pg_advisory_xact_lock(hashtext('onward new rules'))`);
      const [last]: { rules: string }[] = await manager.query(
        'select rules from ledger_rules order by since desc limit 1',
      );
      if (last?.rules === rules) return;
      await manager.query(
        `insert into ledger_rules (rules) values ($1) on conflict (rules) do update set since = clock_timestamp()`,
        [rules],
      );
      await manager.query(
        `update legal_position set next_change_on = $1 where next_change_on is null or next_change_on > $1`,
        [today],
      );
      await audit(work, { did: 'ledger.rules-changed', detail: { from: last?.rules ?? null, to: rules } });
    });
  }

  /** What the ledger is computed from besides facts and the day, as one hash: the rules, and how a case file is read. */
  private async rules(): Promise<string> {
    const hash = createHash('sha256');
    const names = await readdir(RULES, { recursive: true });
    for (const name of names.filter((one) => /(?<!\.spec|\.d)\.[jt]s$/.test(one)).sort()) {
      hash.update(name).update(await readFile(path.join(RULES, name)));
    }
    return hash.update(this.caseFiles.asRead()).digest('hex').slice(0, 16);
  }
}
