import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { DatabaseKind } from '../tables';

/** What the two databases say in different words. */
const dialects = {
  sqlite: {
    number: 'integer primary key autoincrement',
    binary: 'blob',
    share: 'real',
    /** Text in the order of its bytes. */
    ordered: 'text',
  },
  postgres: {
    number: 'integer generated always as identity primary key',
    binary: 'bytea',
    share: 'double precision',
    ordered: 'text collate "C"',
  },
} satisfies Record<DatabaseKind, Record<string, string>>;

/** Tickets with their events, files and decisions; messages; files sent before their request. */
export function ticketsAndMessages(kind: DatabaseKind): Migration {
  return {
    async up(db) {
      for (const statement of [...tables(kind), ...indexes, ...own[kind]]) {
        await sql.raw(statement).execute(db);
      }
    },
  };
}

function tables(kind: DatabaseKind): string[] {
  const { number, binary, share, ordered } = dialects[kind];
  const ofTicket = 'reference text not null references urp_tickets (reference) on delete cascade';
  return [
    `create table urp_tickets (
      id ${number},
      reference text not null unique,
      submission_key text not null unique,
      subject text not null,
      text text not null,
      form_id text,
      form_version integer,
      channel text not null,
      language text not null,
      submitted_at ${ordered} not null,
      citizen text not null,
      fields text not null,
      category text,
      office text,
      priority text not null,
      status text not null,
      assignee text,
      due_at ${ordered}
    )`,
    `create table urp_events (
      sequence ${number},
      ${ofTicket},
      kind text not null,
      at ${ordered} not null,
      "by" text not null,
      details text not null
    )`,
    `create table urp_attachments (
      id text primary key,
      ${ofTicket},
      position integer not null,
      file_name text not null,
      media_type text not null,
      content ${binary} not null,
      sha256 text not null
    )`,
    `create table urp_uploads (
      id text primary key,
      file_name text not null,
      media_type text not null,
      content ${binary} not null,
      sha256 text not null,
      kept_at ${ordered} not null
    )`,
    `create table urp_decisions (
      id ${number},
      ${ofTicket},
      engine text not null,
      model text not null,
      prompt_version text,
      input_hash text not null,
      proposal text not null,
      confidence ${share} not null,
      proposed_at ${ordered} not null,
      final text,
      decided_by text,
      decided_at ${ordered}
    )`,
    // A message may be about no ticket, or about a number of another register.
    `create table urp_messages (
      "key" text primary key,
      reference text,
      channel text not null,
      recipient text not null,
      template text not null,
      template_version text not null,
      content_hash text not null,
      message_id text not null,
      status text not null,
      provider_code text,
      evidence text,
      attempts integer not null,
      claimed_at ${ordered} not null,
      updated_at ${ordered} not null
    )`,
  ];
}

/** Each search of tickets runs down one of these in the order of its page. */
const indexes = [
  'create index urp_tickets_submitted on urp_tickets (submitted_at, id)',
  'create index urp_tickets_status on urp_tickets (status, submitted_at, id)',
  'create index urp_tickets_office on urp_tickets (office, submitted_at, id)',
  'create index urp_tickets_category on urp_tickets (category, submitted_at, id)',
  'create index urp_tickets_assignee on urp_tickets (assignee, submitted_at, id)',
  'create index urp_tickets_due on urp_tickets (due_at)',
  'create index urp_events_reference on urp_events (reference, sequence)',
  'create index urp_attachments_reference on urp_attachments (reference, position)',
  'create index urp_uploads_kept on urp_uploads (kept_at)',
  'create index urp_decisions_reference on urp_decisions (reference, id)',
  'create index urp_messages_reference on urp_messages (reference)',
];

/**
 * Words of tickets, and the guard over events: none is changed, and none is removed while its
 * ticket stands. A purged ticket takes its events along.
 */
const own: Record<DatabaseKind, string[]> = {
  sqlite: [
    // Without a copy of the text nor places of words, which halves a search; a purged ticket can go.
    `create virtual table urp_words using
      fts5 (words, content = '', contentless_delete = 1, detail = none)`,
    `create trigger urp_words_follow after delete on urp_tickets begin
      delete from urp_words where rowid = old.id;
    end`,
    `create trigger urp_events_unchanged before update on urp_events begin
      select raise(abort, 'events are never changed');
    end`,
    // "insert or replace" removes a row without its delete trigger.
    `create trigger urp_events_unreplaced before insert on urp_events
      when exists (select 1 from urp_events where sequence = new.sequence) begin
      select raise(abort, 'events are never changed');
    end`,
    `create trigger urp_events_kept before delete on urp_events
      when exists (select 1 from urp_tickets where reference = old.reference) begin
      select raise(abort, 'events are never removed');
    end`,
  ],
  postgres: [
    'alter table urp_tickets add column words tsvector',
    'create index urp_tickets_words on urp_tickets using gin (words)',
    `create function urp_events_guard() returns trigger language plpgsql as $$
      begin
        if tg_op = 'DELETE' then
          if not exists (select 1 from urp_tickets where reference = old.reference) then
            return old;
          end if;
        end if;
        raise exception 'events are never changed or removed';
      end
    $$`,
    `create trigger urp_events_guarded before update or delete on urp_events
      for each row execute function urp_events_guard()`,
    `create trigger urp_events_not_emptied before truncate on urp_events
      for each statement execute function urp_events_guard()`,
  ],
};
