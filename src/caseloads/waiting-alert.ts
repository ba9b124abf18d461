import type { CaseFiles } from '../deadlines/case-files';
import type { NightNewsSource } from '../deadlines/night-news';
import { headsPresent } from '../deadlines/nightly-audience';
import { waitingForAWorker } from '../deadlines/waiting-for-a-worker';
import type { News } from '../notifications/messages';
import { formatLong } from '../statutory/local-date';

/**
 * While more young people wait for a worker than the council's own number, the head of service is told once a week; where
 * there is none who is here, service managers are.
 */
export function waitingAlert(caseFiles: CaseFiles): NightNewsSource {
  return {
    name: 'waiting',
    news: async (work, today, { publicUrl, madeUp }) => {
      const { waitingAlertPeople: most } = (await caseFiles.policyOn(work, today)).targets;
      if (most === 0) return [];
      const [row]: { waiting: number }[] = await work.manager.query(
        `select count(*)::int as waiting from young_person y join legal_position l on l.young_person_id = y.id
          where ${waitingForAWorker('y', 'l', '$1::date')}`,
        [today],
      );
      const { waiting } = row!;
      if (waiting <= most) return [];
      const heard = await headsPresent(work, today);
      const subject = `Onward: ${waiting} young people wait for a worker`;
      const at = `${publicUrl}/team/waiting`;
      return heard.map(({ staffId, week }): News => ({
        staffId,
        kind: 'digest',
        subject,
        body: [
          ...(madeUp ? ['For practice: this is from a made-up council, and nobody in it is real.', ''] : []),
          `On ${formatLong(today)} ${waiting} young people wait for a worker. The council set ${most} as the number of which you are told.`,
          '',
          'See who waits in your teams, how high their risk is, and how fast the number falls:',
          at,
          '',
          'This mail names nobody, so that it can be read anywhere.',
          '',
        ].join('\n'),
        text: `${madeUp ? 'Practice. ' : ''}${subject}. ${at}`,
        cause: `waiting-alert:${week}:${staffId}`,
      }));
    },
  };
}
