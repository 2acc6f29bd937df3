import { Migrator } from 'kysely/migration';
import { ticketsAndMessages } from './migrations/001-tickets-and-messages';
import { statistics } from './migrations/002-statistics';
import { secrets } from './migrations/003-secrets';
import { bookings } from './migrations/004-bookings';
import { readings } from './migrations/005-readings';
import { tracking } from './migrations/006-tracking';
import { limits } from './migrations/007-limits';
import { feed } from './migrations/008-feed';
import { problems } from './migrations/011-problems';
import { deliveries } from './migrations/012-deliveries';
import { messageReceipts } from './migrations/013-message-receipts';
import { cancelledBookings } from './migrations/014-cancelled-bookings';
import { problemNames } from './migrations/020-problem-names';
import { streamMarks } from './migrations/022-stream-marks';
import { digests } from './migrations/024-digests';
import type { DatabaseKind, RegisterDatabase } from './tables';

/**
 * Brings the tables to the present version, in one transaction. Several processes may do it at
 * once: one does the work, the others wait for it. A migration that was published never changes.
 */
export async function migrate(db: RegisterDatabase, kind: DatabaseKind): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: {
      getMigrations: async () => ({
        '001-tickets-and-messages': ticketsAndMessages(kind),
        '002-statistics': statistics,
        '003-secrets': secrets,
        '004-bookings': bookings(kind),
        '005-readings': readings(kind),
        '006-tracking': tracking,
        '007-limits': limits,
        '008-feed': feed,
        '011-problems': problems,
        '012-deliveries': deliveries,
        '013-message-receipts': messageReceipts(kind),
        '014-cancelled-bookings': cancelledBookings(kind),
        '020-problem-names': problemNames,
        '022-stream-marks': streamMarks,
        '024-digests': digests,
      }),
    },
    migrationTableName: 'urp_migrations',
    migrationLockTableName: 'urp_migrations_lock',
  });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}
