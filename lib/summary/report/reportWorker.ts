import { parentPort, workerData } from 'node:worker_threads';
import type { ReportTicket } from '../problems/ticket';
import type { Naming, ProblemNaming } from './modelNames';
import {
  writeReport,
  type ReportAnswer,
  type ReportMessage,
  type ThreadTask,
} from './reportThread';

/** Runs in a thread of its own: takes tickets until there are no more, and hands the report back. */
const tickets: ReportTicket[] = [];
const task = workerData as ThreadTask;
let named: (naming: Naming) => void = () => undefined;

const askOutside: ProblemNaming = (toName) => {
  const naming = new Promise<Naming>((resolve) => {
    named = resolve;
  });
  say({ toName });
  return naming;
};

parentPort?.on('message', async (message: ReportMessage) => {
  if ('tickets' in message) {
    for (const ticket of message.tickets) tickets.push(ticket);
    return;
  }
  if ('naming' in message) return named(message.naming);
  const written = await writeReport(tickets, task, task.isNamed ? askOutside : undefined);
  say({ written });
});

function say(answer: ReportAnswer): void {
  parentPort?.postMessage(answer);
}
