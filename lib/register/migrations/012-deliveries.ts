import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** The provider's own name of a message, and whose turn it is where a provider counts messages. */
export const deliveries: Migration = {
  async up(db) {
    for (const statement of [
      'alter table urp_messages add column provider_id text',
      'create index urp_messages_message_id on urp_messages (message_id)',
      'create index urp_messages_provider_id on urp_messages (provider_id)',
      'create index urp_messages_status on urp_messages (status, claimed_at)',
      'create table urp_turns (account text primary key, free_at bigint not null)',
    ]) {
      await sql.raw(statement).execute(db);
    }
  },
};
