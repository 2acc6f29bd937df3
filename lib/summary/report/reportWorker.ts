import { parentPort, workerData } from 'node:worker_threads';
import type { ReportTicket } from '../problems/ticket';
import { writeReport, type ReportMessage, type ReportTask } from './reportThread';

/** Runs in a thread of its own: takes tickets until there are no more, and hands the report back. */
const tickets: ReportTicket[] = [];

parentPort?.on('message', async (message: ReportMessage) => {
  if ('tickets' in message) {
    for (const ticket of message.tickets) tickets.push(ticket);
    return;
  }
  parentPort?.postMessage(await writeReport(tickets, workerData as ReportTask));
});
